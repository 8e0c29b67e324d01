/** `npm run user -- add EMAIL --role ROLE [--org NAME] [--name NAME]`: makes an account and prints its first password. */
import { Command, Option } from 'commander'

import { addUser } from '../commands/addUser'
import { runAtEdge } from '../lib/runAtEdge'
import { ROLE_LABELS, ROLES, type Role } from '../policies/roles'
import { withPayload } from './withPayload'
import { parseCommand } from './parseCommand'

interface AddOptions {
  role: Role
  org?: string
  name?: string
}

const program = new Command('npm run user --')
program
  .command('add')
  .description('계정을 만듭니다')
  .argument('<email>', '전자우편 주소')
  .addOption(
    new Option('--role <role>', `역할: ${ROLES.map((role) => `${role}(${ROLE_LABELS[role]})`).join(', ')}`)
      .choices(ROLES)
      .makeOptionMandatory(),
  )
  .option('--org <name>', '소속 기관·부서의 이름 (officer에게 꼭 필요합니다)')
  .option('--name <name>', '이름')
  .action((email: string, options: AddOptions) =>
    withPayload(async ({ payload }) => {
      const { password, apiKey } = await addUser({
        payload,
        email,
        role: options.role,
        organization: options.org,
        name: options.name,
      })
      console.log(`${email} 계정을 만들었습니다. (${ROLE_LABELS[options.role]})`)
      if (apiKey) console.log(`API 키: ${apiKey}`)
      else console.log(`첫 비밀번호: ${password}\n처음 로그인한 뒤 ‘비밀번호 변경’에서 바꿔 주세요.`)
    }),
  )

await runAtEdge(() => parseCommand(program))
