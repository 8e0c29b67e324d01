'use client'

import { useEffect, useRef, type KeyboardEvent } from 'react'

import { koreanDay } from '../../domain/day'
import { REQUEST_DIRECTIONS, REQUEST_KINDS, REQUEST_STATES } from '../../domain/refreshRequest'
import type { WorklistRow } from './readWorklist'

const TURNS = { owner: '담당 부서', staff: '교육운영부', nobody: '' } as const

/** The rows of the worklist; arrows move, Enter opens, the first one has the focus. */
export function Worklist({ rows }: { rows: readonly WorklistRow[] }) {
  const list = useRef<HTMLUListElement>(null)
  const links = (): HTMLAnchorElement[] => [...(list.current?.querySelectorAll('a') ?? [])]
  useEffect(() => links()[0]?.focus(), [])

  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const all = links()
    all[all.findIndex((link) => link === document.activeElement) + step]?.focus()
  }

  if (rows.length === 0) return <p className="ieum-empty">기다리는 요청이 없습니다.</p>
  return (
    <ul className="ieum-worklist" onKeyDown={move} ref={list}>
      {rows.map((row) => (
        <li key={row.id}>
          <a href={`/admin/requests/${row.id}`}>
            <span className={row.isLate ? 'ieum-due ieum-late' : 'ieum-due'}>
              {row.isLate ? '기한 지남 ' : '기한 '}
              {koreanDay(row.dueOn)}
            </span>
            <span className="ieum-title">
              {row.urgent && <strong className="ieum-badge ieum-urgent">긴급</strong>}
              {row.title}
            </span>
            <span className="ieum-meta">
              {[
                row.number,
                REQUEST_DIRECTIONS[row.direction],
                REQUEST_KINDS[row.kind],
                row.isPassedOn ? `이송한 곳 ${row.organization || '미정'}` : row.organization || '담당 미지정',
                row.entries > 1 ? `${row.entries}건` : '',
                row.effectiveOn ? `시행 ${koreanDay(row.effectiveOn)}` : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className="ieum-state">
              {REQUEST_STATES[row.state]}
              {TURNS[row.turn] && ` · ${TURNS[row.turn]} 차례`}
              {row.blocked && ' · 반영하지 못함'}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
