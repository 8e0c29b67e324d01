/** `npm run search:explain -- "query"`: how a query is read, its terms with weights, and what each hit is worth and why. */
import { Command, InvalidArgumentError } from 'commander'

import { dayOf } from '../domain/day'
import { readOpenedBefore } from '../insight/readOpenedBefore'
import { systemClock } from '../lib/clock'
import { runAtEdge } from '../lib/runAtEdge'
import { createEmbeddedEngine } from '../search/embedded/createEmbeddedEngine'
import { createLookup, type LookupExplanation } from '../search/lookup'
import { openedKey } from '../search/query/openedKey'
import { readBriefCalendar } from '../search/readBriefCalendar'
import { readOffices } from '../search/readOffices'
import { createDocumentSource } from '../search/source'
import { readThesaurus } from '../search/thesaurus/readThesaurus'
import { parseCommand } from './parseCommand'
import { withPayload } from './withPayload'

const DEFAULT_LIMIT = 5
const rounded = (numbers: Readonly<Record<string, number>>): string =>
  Object.entries(numbers)
    .map(([name, value]) => `${name} ${value.toFixed(3)}`)
    .join(', ')

/** @returns what callers' words were found, or come near, each with the office words that were looked for beside it. */
function meaningsOf(
  { expansions }: LookupExplanation['query'],
  asked: LookupExplanation['query']['expansions'][number]['source'],
): Map<string, string[]> {
  const meanings = new Map<string, string[]>()
  for (const { found, word, source, weight } of expansions) {
    if (source === asked) meanings.set(found, [...(meanings.get(found) ?? []), `${word} ${weight.toFixed(2)}`])
  }
  return meanings
}

function print({ query, terms, total, hits }: LookupExplanation): void {
  console.log(`읽은 말: ${query.read}${query.rewrites.length > 0 ? ` (${query.rewrites.join(', ')})` : ''}`)
  if (query.district) console.log(`자치구: ${query.district}`)
  if (query.office) console.log(`담당부서: ${query.office.shown}`)
  for (const [found, words] of meaningsOf(query, 'thesaurus'))
    console.log(`검색어 사전: ${found} → ${words.join(', ')}`)
  for (const [found, words] of meaningsOf(query, 'near')) console.log(`비슷한 말: ${found} → ${words.join(', ')}`)
  console.log(`조각: ${terms.map(({ gram, weight }) => `${gram} ${weight.toFixed(2)}`).join(', ')}`)
  console.log(`찾음: ${total.toLocaleString('ko-KR')}건`)
  for (const [index, { code, title, score, evidence, why }] of hits.entries()) {
    console.log(`\n${index + 1}. ${title} (${code})  ${score.toFixed(3)}`)
    console.log(`   까닭: ${why.join(', ')}`)
    console.log(`   근거: ${rounded(evidence)}`)
  }
}

const parseLimit = (text: string): number => {
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 1 || limit > 50) throw new InvalidArgumentError('1에서 50 사이의 정수')
  return limit
}

const program = new Command('npm run search:explain --')
  .description('질의를 어떻게 읽고 왜 그 순서로 찾는지 보여 줍니다')
  .argument('<query>', '찾을 말')
  .option('--limit <n>', '보여 줄 건수', parseLimit, DEFAULT_LIMIT)
  .action(async (q: string, { limit }: { limit: number }) => {
    const explanation = await withPayload(async ({ db }) => {
      const engine = createEmbeddedEngine()
      await engine.rebuild(createDocumentSource(db).all())
      const clock = systemClock
      const [thesaurus, offices, briefs, opened] = await Promise.all([
        readThesaurus(db),
        readOffices(db),
        readBriefCalendar(db),
        readOpenedBefore(db, dayOf(clock())),
      ])
      const openedBefore = (read: string) => opened.get(openedKey(read))
      const lookup = createLookup({
        engine,
        clock,
        thesaurus,
        offices: () => offices,
        briefs: () => briefs,
        openedBefore,
      })
      return lookup.explain({ q, limit, offset: 0 })
    })
    print(explanation)
  })

await runAtEdge(() => parseCommand(program))
