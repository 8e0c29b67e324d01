import { koreanMinute } from '../../../src/domain/day'
import { describe, expect, it } from 'vitest'

import { briefStage, briefStageLine } from '../../../src/domain/briefStage'
import { briefReaders } from '../../../src/domain/briefReaders'

const at = (text: string): number => Date.parse(`${text}:00+09:00`)
const times = (from: string, until: string | null, more: object = {}) => ({
  from: new Date(at(from)).toISOString(),
  until: until === null ? null : new Date(at(until)).toISOString(),
  isPublished: true,
  isArchived: false,
  ...more,
})
const NOW = at('2026-11-23T15:30')

describe('where a brief stands', () => {
  it.each([
    [times('2026-12-01T09:00', null), '예정: 2026. 12. 1. 09:00에 저절로 나옵니다(7일 17시간 뒤).'],
    [times('2026-11-23T09:00', '2026-11-23T18:00'), '진행 중: 2026. 11. 23. 18:00까지 2시간 30분 남았습니다.'],
    [times('2026-11-23T09:00', '2026-11-23T15:31'), '진행 중: 2026. 11. 23. 15:31까지 1분 남았습니다.'],
    [times('2026-11-23T09:00', null), '진행 중: 끝내기 전까지 계속 나옵니다.'],
    [times('2026-11-20T09:00', '2026-11-23T00:05'), '종료: 2026. 11. 23. 00:05에 끝났습니다.'],
    [times('2026-11-20T09:00', null, { isArchived: true }), '보관: 상담 화면과 검색에 나오지 않습니다.'],
    [times('2026-11-20T09:00', null, { isPublished: false }), '작성 중: 게시하면 시작 시각부터 상담 화면에 나옵니다.'],
  ])('should be told in words (%#)', (brief, line) => expect(briefStageLine(brief, NOW)).toBe(line))

  it('should change at the very instants of its window', () => {
    const brief = times('2026-11-23T15:30', '2026-11-23T16:00')
    expect(
      [NOW - 1, NOW, at('2026-11-23T16:00') - 1, at('2026-11-23T16:00')].map((now) => briefStage(brief, now)),
    ).toEqual(['planned', 'running', 'running', 'ended'])
  })

  it('should name the minute in Seoul across midnight', () => {
    expect(koreanMinute('2026-12-31T15:04:59.000Z')).toBe('2027. 1. 1. 00:04')
  })
})

describe('who has read a brief', () => {
  const person = (id: string, name: string, team: string, menus: string[] = []) => ({
    id,
    name,
    team,
    answers: { channels: [], menus, languages: [] },
  })

  it('should be counted by team and named in the order of names', () => {
    const teams = briefReaders({
      audience: { channels: [], menus: ['2'], shifts: ['night'], languages: [] },
      revision: 3,
      people: [
        person('1', '하나', '상담 2부'),
        person('2', '가람', '상담 2부', ['2']),
        person('3', '다솜', '상담 1부'),
        person('4', '나래', '', ['2', '5']),
        person('5', '마루', '상담 1부', ['1']),
      ],
      acknowledged: new Map([
        ['1', 3],
        ['2', 2],
      ]),
    })
    expect(teams).toEqual([
      { team: '상담 1부', read: [], unread: [{ id: '3', name: '다솜', revision: null }] },
      {
        team: '상담 2부',
        read: [{ id: '1', name: '하나', revision: 3 }],
        unread: [{ id: '2', name: '가람', revision: 2 }],
      },
      { team: '팀 없음', read: [], unread: [{ id: '4', name: '나래', revision: null }] },
    ])
  })
})
