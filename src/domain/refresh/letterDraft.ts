import { koreanDay, type Day } from '../day'
import type { PlannedEntry } from './sweepTypes'

/** A 공문 as staff paste it into the city's document system and send it themselves. */
export interface LetterDraft {
  to: string
  title: string
  body: string
}

const SHOWN = 20

/** @returns the letter to the head of a department whose post has not answered for 30 business days. */
export function letterDraft(input: {
  organization: string
  post: string
  entries: readonly PlannedEntry[]
  today: Day
  contact: { name: string; phone: string }
}): LetterDraft {
  const { organization, post, entries, today, contact } = input
  const lines = entries
    .slice(0, SHOWN)
    .map(
      ({ code, title, dueAt, daysOverdue }) =>
        `     - ${code} ${title} (점검기한 ${koreanDay(dueAt)}, ${daysOverdue}일 지남)`,
    )
  const rest = entries.length > SHOWN ? [`     - 그 밖에 ${entries.length - SHOWN}건`] : []
  const asked = [contact.name, contact.phone].filter(Boolean).join(', ')
  return {
    to: `${organization}장`,
    title: `표준상담자료 현행화 협조 요청(${post})`,
    body: [
      '1. 시민 상담에 협조해 주셔서 감사합니다.',
      `2. 120다산콜재단이 시민에게 안내하는 표준상담자료 가운데 귀 부서 소관 ${entries.length}건이 점검기한이 지나도록 확인되지 않았습니다.`,
      '   틀린 안내로 시민이 불편을 겪지 않도록 아래 자료를 확인하여 회신해 주시기 바랍니다.',
      '  가. 확인할 자료',
      ...lines,
      ...rest,
      `  나. 회신 방법: 담당자에게 보낸 현행화 메일의 회신 화면, 붙임 회신서, 또는 전화`,
      ...(asked ? [`  다. 문의: ${asked}`] : []),
      `붙임  표준상담자료 현행화 회신서 1부.  끝.`,
      '',
      `(${koreanDay(today)} 기준)`,
    ].join('\n'),
  }
}
