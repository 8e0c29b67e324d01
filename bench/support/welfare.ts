import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { dueAt } from '../../src/domain/freshness'
import type { SearchDocument } from '../../src/domain/searchDocument'

/** A question and the programme that answers it. */
export interface WelfareQuery {
  q: string
  category: string
}

/** @returns the welfare table as documents (see shared/data/README.md). */
export function readWelfareDocuments(path: string): SearchDocument[] {
  const rows = parse<Record<string, string>>(readFileSync(path), { columns: true, bom: true })
  return rows.map((row): SearchDocument => {
    const cell = (name: string): string => row[name] ?? ''
    return {
      id: cell('관리번호'),
      kind: 'entry',
      code: cell('관리번호'),
      title: cell('제목'),
      category: cell('분류'),
      topic: '',
      scope: 'city',
      organization: cell('담당부서'),
      phone: cell('전화번호'),
      phones: [cell('전화번호')].filter(Boolean),
      aliases: cell('키워드').split(';').filter(Boolean),
      callType: '',
      parts: {},
      body: cell('내용'),
      checkedAt: cell('최종현행화일'),
      dueAt: dueAt(cell('최종현행화일'), Number(cell('현행화주기(월)')) || 12),
      disputed: false,
      overlays: [],
      applyPeriods: [],
      revision: 1,
      contentHash: cell('관리번호'),
    }
  })
}

export function readWelfareQueries(path: string): WelfareQuery[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as WelfareQuery)
}
