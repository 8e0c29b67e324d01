import { Command, CommanderError, Option } from 'commander'
import { UsageError } from '../../lib/errors'

const SEEDS = ['none', 'empty', 'demo'] as const

export type ParentOptions = { isDev: boolean; seed: (typeof SEEDS)[number] | undefined }

const USAGE = `사용법: npm start -- [--seed none|empty|demo]
  --seed demo   계정이 없으면 예시 계정을, 상담 자료가 없으면 예시 자료를 넣습니다. (기본)
  --seed none   예시 계정과 조직만 넣습니다. 상담 자료는 비워 둡니다.
  --seed empty  아무것도 넣지 않습니다.`

/**
 * @returns what `npm start` and `npm run dev` were given, undefined when only the usage was asked for (`--help`)
 * @throws UsageError (exit code 2) with the usage
 */
export function parseOptions(argv: readonly string[]): ParentOptions | undefined {
  const command = new Command()
    .addOption(new Option('--seed <kind>').choices(SEEDS))
    .option('--dev')
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: () => console.log(USAGE), writeErr: () => {} })
  try {
    const { seed, dev } = command
      .parse([...argv], { from: 'user' })
      .opts<{ seed?: ParentOptions['seed']; dev?: true }>()
    return { isDev: dev === true, seed }
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.code === 'commander.helpDisplayed') return undefined
    const given = argv.join(' ')
    throw new UsageError({ code: 'usage/options', message: `알 수 없는 옵션입니다: ${given}\n${USAGE}`, cause: error })
  }
}
