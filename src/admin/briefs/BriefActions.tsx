'use client'

import { useFormModified } from '@payloadcms/ui'
import { useState } from 'react'

import type { BriefStage } from '../../domain/briefStage'
import { postJson } from '../postJson'
import { fromSeoulInput, toSeoulInput } from './seoulInput'

type Move = 'extend' | 'end' | 'archive' | 'restore'

const MOVES: Record<Move, { label: string; question: string; stages: readonly BriefStage[] }> = {
  extend: { label: '기간 연장', question: '언제까지 더 보일까요?', stages: ['planned', 'running', 'ended'] },
  end: {
    label: '지금 끝내기',
    question: '상담 화면에서 곧바로 사라집니다. 끝낼까요?',
    stages: ['planned', 'running'],
  },
  archive: {
    label: '보관',
    question: '상담 화면과 검색, 목록에서 빠집니다. 보관할까요?',
    stages: ['draft', 'planned', 'running', 'ended'],
  },
  restore: {
    label: '보관에서 꺼내기',
    question: '끝나지 않은 기간이 남아 있으면 상담 화면에 다시 나옵니다. 꺼낼까요?',
    stages: ['archived'],
  },
}
const DAY_MS = 24 * 60 * 60 * 1000

interface BriefActionsProps {
  id: string
  stage: BriefStage
  until: string | null
  revision: number
  canRemind: boolean
}

/** Extending, ending, archiving, each asked once more; and reminding those who have not read. */
export function BriefActions({ id, stage, until, revision, canRemind }: BriefActionsProps) {
  const isModified = useFormModified()
  const [asked, setAsked] = useState<Move>()
  const [end, setEnd] = useState('')
  const [said, setSaid] = useState<{ text: string; isProblem: boolean }>()
  const moves = (Object.keys(MOVES) as Move[]).filter(
    (move) => MOVES[move].stages.includes(stage) && !(move === 'extend' && until === null),
  )

  const ask = (move: Move): void => {
    if (move === 'extend') setEnd(toSeoulInput(Math.max(Date.now(), Date.parse(until ?? '')) + DAY_MS))
    setSaid(undefined)
    setAsked(move)
  }
  const send = async (move: Move): Promise<void> => {
    const body = move === 'extend' ? { revision, until: fromSeoulInput(end) } : { revision }
    const answer = await postJson(`/api/issue-briefs/${id}/${move}`, body)
    if (answer.ok) window.location.reload()
    else setSaid({ text: answer.detail, isProblem: true })
  }
  const remind = async (): Promise<void> => {
    const answer = await postJson(`/api/issue-briefs/${id}/remind`, {})
    if (!answer.ok) return setSaid({ text: answer.detail, isProblem: true })
    const { reminded, mailed } = answer.body as { reminded: number; mailed: number }
    const mails = mailed > 0 ? ` ${mailed}명에게는 메일도 보냅니다.` : ''
    setSaid({ text: `${reminded}명의 상담 화면에 다시 알렸습니다.${mails}`, isProblem: false })
  }

  return (
    <div className="ieum-brief-actions">
      <div className="ieum-buttons">
        {moves.map((move) => (
          <button className="ieum-button" disabled={isModified} key={move} onClick={() => ask(move)} type="button">
            {MOVES[move].label}
          </button>
        ))}
        {canRemind && (
          <button className="ieum-button" onClick={() => void remind()} type="button">
            안 읽은 상담사에게 다시 알리기
          </button>
        )}
      </div>
      {isModified && <p className="ieum-note">고친 내용을 저장하거나 되돌린 뒤 누를 수 있습니다.</p>}
      {asked && (
        <div className="ieum-confirm">
          <p>{MOVES[asked].question}</p>
          {asked === 'extend' && (
            <label>
              새 끝 시각
              <input onChange={({ target }) => setEnd(target.value)} type="datetime-local" value={end} />
            </label>
          )}
          <div className="ieum-buttons">
            <button className="ieum-button ieum-primary" onClick={() => void send(asked)} type="button">
              {asked === 'extend' ? '연장' : '예'}
            </button>
            <button className="ieum-button" onClick={() => setAsked(undefined)} type="button">
              닫기
            </button>
          </div>
        </div>
      )}
      {said && (
        <p className={said.isProblem ? 'ieum-warning' : 'ieum-note'} role={said.isProblem ? 'alert' : 'status'}>
          {said.text}
        </p>
      )}
    </div>
  )
}
