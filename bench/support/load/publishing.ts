import type { Streams } from './streams'

const LONGEST_MS = 10_000

/** How a published notice reached the desks, in ms from the moment the lead sent it. */
export interface Spread {
  reached: number
  first: number
  last: number
}

/** Publishes a 긴급공지 as this lead and waits until every stream was told of it. @throws when it is refused */
export async function publishTo(input: { url: string; lead: string; streams: Streams; what: string }): Promise<Spread> {
  const { url, lead, streams, what } = input
  const notice: { id?: string } = {}
  const told = streams.told('brief', () => notice.id, LONGEST_MS)
  const began = performance.now()
  const answer = await fetch(`${url}/api/lookup/notices`, {
    method: 'POST',
    headers: { authorization: `JWT ${lead}`, 'content-type': 'application/json' },
    body: JSON.stringify({ what, script: '지금은 이렇게 안내합니다.' }),
  })
  if (answer.status !== 201) throw new Error(`the notice was answered ${answer.status}`)
  notice.id = ((await answer.json()) as { id: string }).id
  const at = (await told).map((instant) => Math.round(instant - began)).sort((a, b) => a - b)
  return { reached: at.length, first: at[0] ?? Infinity, last: at.at(-1) ?? Infinity }
}
