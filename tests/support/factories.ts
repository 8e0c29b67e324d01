import type { Payload } from 'payload'

import type { Entry, Organization } from '../../payload-types'
import { markdownToLexical } from '../../src/exchange/markdownToLexical'

let made = 0
const next = (): number => (made += 1)

export async function makeOrganization(payload: Payload, name = `시험과 ${next()}`): Promise<Organization> {
  return payload.create({ collection: 'organizations', data: { name, kind: 'city' } })
}

type EntryInput = Partial<Omit<Entry, 'id' | 'answer'>> & { text?: string }

/** An entry of an organization of its own unless one is given; published unless said otherwise. */
export async function makeEntry(payload: Payload, { text = '답변입니다.', ...input }: EntryInput = {}): Promise<Entry> {
  const organization = input.organization ?? (await makeOrganization(payload)).id
  return payload.create({
    collection: 'entries',
    data: {
      code: `T-${String(next()).padStart(5, '0')}`,
      title: `시험 제목 ${made}`,
      scope: 'city',
      answer: markdownToLexical(text) as Entry['answer'],
      checkedAt: '2026-10-01T12:00:00.000Z',
      reviewCycleMonths: 12,
      _status: 'published',
      ...input,
      organization,
    },
  })
}

export const bodyOf = (text: string): Entry['answer'] => markdownToLexical(text) as Entry['answer']
