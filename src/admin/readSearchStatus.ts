import type { mongo } from 'mongoose'

import { parkedDocuments } from '../search/following/parking'
import { GONE_MS, webProcesses } from '../server/registerProcess'

export interface SearchStatusLine {
  text: string
  /** Longer, for whoever points at it. */
  title: string
  needsCare: boolean
}

const REASONS = {
  starting: '시작하는 중입니다.',
  errors: '검색 서버가 오류로 답합니다.',
  slow: '검색 서버가 느립니다.',
  behind: '검색 서버의 색인이 뒤처졌습니다.',
} as const

const clockTime = new Intl.DateTimeFormat('ko-KR', {
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: 'Asia/Seoul',
})

/**
 * @returns what staff are told of search, over all running web processes; undefined when there is nothing to tell (no search
 *   server, nothing put aside)
 */
export async function readSearchStatus(db: mongo.Db, now: Date): Promise<SearchStatusLine | undefined> {
  const [processes, parked] = await Promise.all([
    webProcesses(db)
      .find(
        { seenAt: { $gte: new Date(now.getTime() - GONE_MS) }, search: { $exists: true } },
        { projection: { search: 1 } },
      )
      .toArray(),
    parkedDocuments(db).distinct('id'),
  ])
  const aside = parked.length > 0 ? `, 색인 보류 ${parked.length}건` : ''
  const states = processes.flatMap(({ search }) => search ?? [])
  const onStandby = states.filter(({ serving }) => serving === 'standby').sort((a, b) => a.since - b.since)
  const [first] = onStandby
  if (first) {
    const share = onStandby.length < states.length ? `(${states.length}곳 가운데 ${onStandby.length}곳) ` : ''
    return {
      text: `예비 검색 ${share}${clockTime.format(first.since)}부터${aside}`,
      title: `${REASONS[first.reason ?? 'starting']} 상담사의 검색은 예비 검색이 이어서 답합니다.`,
      needsCare: true,
    }
  }
  if (parked.length > 0)
    return {
      text: `색인 보류 ${parked.length}건`,
      title: '색인에 넣지 못해 따로 둔 문서가 있습니다. 검색되지 않거나 옛 내용으로 검색될 수 있습니다.',
      needsCare: true,
    }
  return states.length > 0 ? { text: '검색 정상', title: '검색 서버가 답합니다.', needsCare: false } : undefined
}
