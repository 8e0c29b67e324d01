import type { Day } from '../src/domain/day'
import type { TextPart } from '../src/domain/entry'
import { markdownToLexical } from '../src/exchange/markdownToLexical'
import type { Ask, CitySubject, Side } from './catalogue/types'
import { datesOf, type DemoEntry } from './demoEntry'
import { emptyParts, firstSentence, linkOf, sideTitle } from './entryTexts'
import { chanceOf } from './pick'
import { phonesOf } from './phones'

const CITY_DUTY_ROOM = '서울특별시 당직실'

/** Which part a side question fills. */
export const PART_OF: Partial<Record<Ask, TextPart>> = {
  who: 'eligibility',
  how: 'howToApply',
  online: 'howToApply',
  papers: 'papers',
  fee: 'fee',
  term: 'term',
  hours: 'hours',
  caution: 'exceptions',
  period: 'term',
  place: 'howToApply',
}

/** Only what every main entry has to fill; a second side of the same kind does not overwrite the first. */
function mainParts(sides: readonly Side[]): Record<TextPart, string> {
  const parts = emptyParts()
  for (const { ask, part } of sides) {
    const name = PART_OF[ask]
    if (name && !parts[name]) parts[name] = part
  }
  return parts
}

/** A main entry and one entry for each side question of each subject. */
export function cityEntries(subjects: readonly CitySubject[], today: Day): DemoEntry[] {
  return subjects.flatMap((subject) => [
    mainEntry(subject, today),
    ...subject.sides.map((side, index) => sideEntry(subject, side, index + 1, today)),
  ])
}

function common(subject: CitySubject) {
  return {
    code: '',
    scope: 'city' as const,
    organization: subject.organization,
    post: subject.post,
    category: subject.category,
    topic: subject.name,
    handling: subject.handling ?? ('inform' as const),
    channels:
      chanceOf(`channels ${subject.key}`) < 0.7
        ? (['phone', 'sms', 'chat', 'chatbot'] as const).slice()
        : (['phone', 'chat'] as const).slice(),
    links: linkOf(subject.link),
    phones: phonesOf({
      organization: subject.organization,
      post: subject.post,
      dutyRoom: CITY_DUTY_ROOM,
      transfers: subject.handling === 'transfer',
    }),
  }
}

function mainEntry(subject: CitySubject, today: Day): DemoEntry {
  const others = subject.sides.filter((side) => !PART_OF[side.ask]).slice(0, 3)
  const list = others.map((side) => `- ${side.label}: ${side.part}`).join('\n')
  return {
    ...common(subject),
    ...mainParts(subject.sides),
    title: subject.name,
    answer: markdownToLexical(list ? `${subject.summary}\n\n${list}` : subject.summary),
    script: subject.script,
    questions: (subject.questions ?? []).join('\n'),
    basis: subject.basis,
    sms: subject.sms ?? '',
    aliases: subject.aliases,
    callType: '',
    ...datesOf(subject.key, today, { months: subject.months, mayExpire: false }),
    rank: 0,
  }
}

function sideEntry(subject: CitySubject, side: Side, rank: number, today: Day): DemoEntry {
  const part = PART_OF[side.ask]
  const key = `${subject.key} ${side.label}`
  return {
    ...common(subject),
    ...emptyParts(),
    ...(part ? { [part]: side.part } : {}),
    title: sideTitle(subject.name, side.label),
    answer: markdownToLexical(side.answer),
    script: firstSentence(side.answer),
    questions: side.ask === 'who' || side.ask === 'how' ? (subject.questions ?? []).join('\n') : '',
    basis: subject.basis,
    sms: '',
    aliases: [...(side.aliases ?? []), ...subject.aliases],
    callType: '',
    ...datesOf(key, today, {
      months: side.ask === 'how' || side.ask === 'period' || side.ask === 'online' ? subject.months : undefined,
      mayExpire: true,
    }),
    rank,
  }
}
