import type { Day } from '../src/domain/day'
import { DISTRICTS, isDistrict, type District } from '../src/domain/districts'
import { markdownToLexical } from '../src/exchange/markdownToLexical'
import { PART_OF } from './cityEntries'
import type { DistrictSubject, Side } from './catalogue/types'
import { datesOf, type DemoEntry } from './demoEntry'
import { emptyParts, firstSentence, linkOf, sideTitle } from './entryTexts'
import { hashOf, pick } from './pick'
import { phoneNumber, phonesOf } from './phones'

/** A subject in one district: its texts with everything that differs filled in. */
interface Local {
  subject: DistrictSubject
  district: District
  organization: string
  fill: (text: string) => string
}

/** In each district a subject makes sense in, its main entry and its side questions. */
export function districtEntries(subjects: readonly DistrictSubject[], today: Day): DemoEntry[] {
  return DISTRICTS.flatMap((district) =>
    subjects
      .filter(({ where }) => where === 'all' || where.includes(district))
      .flatMap((subject) => {
        const local = localOf(subject, district)
        return [
          mainEntry(local, today),
          ...subject.sides.map((side, index) => sideEntry(local, side, index + 1, today)),
        ]
      }),
  )
}

/**
 * Values are dealt, not drawn: district n gets the n-th card of a pack shuffled by subject and key, so that every value is
 * used about equally often and two districts rarely agree in all of them.
 */
function localOf(subject: DistrictSubject, district: District): Local {
  const department = pick(subject.departments, `department ${district} ${subject.departments.join()}`)
  const values = Object.entries(subject.vary).map(
    ([key, choices]) => [key, deal(choices, district, `${subject.key} ${key}`)] as const,
  )
  const filled = new Map<string, string>([['구', district], ...values])
  const fill = (text: string): string =>
    // A value may itself name the district.
    text.replace(/\{([^{}]+)\}/g, (_, key: string) => (filled.get(key) ?? `{${key}}`).replaceAll('{구}', district))
  return { subject, district, organization: `${district} ${department}`, fill }
}

function deal(choices: readonly string[], district: District, key: string): string {
  const order = DISTRICTS.map((name) => ({ name, at: hashOf(`${key} ${name}`) })).sort((a, b) => a.at - b.at)
  const place = order.findIndex(({ name }) => name === district)
  return choices[place % choices.length] ?? ''
}

function common({ subject, district, organization }: Local) {
  return {
    code: '',
    scope: 'district' as const,
    district: isDistrict(district) ? district : undefined,
    organization,
    post: subject.post,
    category: subject.category,
    handling: subject.handling ?? ('inform' as const),
    channels: (['phone', 'sms', 'chat'] as const).slice(),
    links: linkOf(subject.link),
    phones: phonesOf({
      organization,
      post: subject.category,
      dutyRoom: `${district}청 당직실`,
      transfers: subject.handling === 'transfer',
    }),
  }
}

/** Where to ask, in words: what a citizen is told at the end. */
const closing = ({ subject, organization }: Local): string =>
  `문의: ${organization} ${phoneNumber(`${organization} ${subject.category}`)}`

function mainEntry(local: Local, today: Day): DemoEntry {
  const { subject, district, fill } = local
  const parts = Object.fromEntries(Object.entries(subject.parts).map(([name, text]) => [name, fill(text)]))
  return {
    ...common(local),
    ...emptyParts(),
    ...parts,
    topic: subject.name,
    title: subject.name,
    answer: markdownToLexical(`${fill(subject.summary)}\n\n${closing(local)}`),
    script: fill(subject.script),
    questions: (subject.questions ?? []).map(fill).join('\n'),
    basis: subject.basis,
    sms: subject.sms ? fill(subject.sms) : '',
    aliases: subject.aliases,
    callType: '',
    ...datesOf(`${subject.key} ${district}`, today, { months: subject.months, mayExpire: false }),
    rank: 0,
  }
}

function sideEntry(local: Local, side: Side, rank: number, today: Day): DemoEntry {
  const { subject, district, fill } = local
  const part = PART_OF[side.ask]
  const answer = fill(side.answer)
  return {
    ...common(local),
    ...emptyParts(),
    ...(part ? { [part]: fill(side.part) } : {}),
    topic: sideTitle(subject.name, side.label),
    title: sideTitle(subject.name, side.label),
    answer: markdownToLexical(`${answer}\n\n${closing(local)}`),
    script: firstSentence(answer),
    questions: '',
    basis: subject.basis,
    sms: '',
    aliases: [...(side.aliases ?? []), ...subject.aliases],
    callType: '',
    ...datesOf(`${subject.key} ${side.label} ${district}`, today, { mayExpire: true }),
    rank,
  }
}
