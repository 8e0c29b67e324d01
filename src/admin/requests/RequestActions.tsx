'use client'

import { useEffect, useRef, useState } from 'react'

import { PART_LABELS, type PartName } from '../../domain/entryParts'
import { needsReason, type RequestState } from '../../domain/refreshRequest'
import type { Choices } from '../../domain/threeWay'
import { postJson } from '../postJson'

type Move = 'approve' | 'return' | 'reject' | 'withdraw' | 'begin'

const LABELS: Record<Move, string> = {
  approve: '승인',
  return: '보완 요청',
  reject: '반려',
  withdraw: '취하',
  begin: '검토 시작',
}
/** By their place on the keyboard: the Korean input mode changes the letter, not the key. */
const KEYS: Record<string, Move> = { KeyA: 'approve', KeyR: 'return', KeyX: 'reject' }
const LETTERS: Partial<Record<Move, string>> = { approve: 'A', return: 'R', reject: 'X' }

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && Boolean(target.closest('input, textarea, select, [contenteditable]'))

/** What can be done with a request: a key chooses, Enter confirms. */
export function RequestActions(props: {
  id: string
  state: RequestState
  isStaff: boolean
  /** Whoever looks has passed it on: what came back can be amended, nothing else. */
  isPassedOn: boolean
  /** The owner has not said anything yet: there is nothing to give back. */
  isUnanswered: boolean
  /** The text was changed since the request began. */
  hasMovedOn: boolean
  conflicts: readonly PartName[]
}) {
  const { id, state, isStaff, isPassedOn, isUnanswered, hasMovedOn, conflicts } = props
  const [move, setMove] = useState<Move>()
  const moves: Move[] = isStaff
    ? state === 'returned'
      ? ['withdraw']
      : isUnanswered
        ? ['approve', 'reject', 'withdraw']
        : state === 'submitted'
          ? ['approve', 'return', 'reject', 'begin', 'withdraw']
          : ['approve', 'return', 'reject', 'withdraw']
    : isPassedOn
      ? []
      : ['withdraw']

  useEffect(() => {
    const choose = (event: KeyboardEvent): void => {
      const wanted = KEYS[event.code]
      if (!wanted || !moves.includes(wanted) || isTyping(event.target)) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      event.preventDefault()
      setMove(wanted)
    }
    window.addEventListener('keydown', choose)
    return () => window.removeEventListener('keydown', choose)
  })

  return (
    <section aria-label="처리" className="ieum-actions">
      <div className="ieum-buttons">
        {moves.map((each) => (
          <button aria-pressed={move === each} className="ieum-button" key={each} onClick={() => setMove(each)}>
            {LABELS[each]}
            {LETTERS[each] && <kbd>{LETTERS[each]}</kbd>}
          </button>
        ))}
        {state === 'returned' && (
          <a className="ieum-button" href={`/admin/requests/new?amend=${id}`}>
            {isStaff ? '대신 보완하기' : '보완해서 다시 보내기'}
          </a>
        )}
      </div>
      {move && (
        <Confirm
          conflicts={conflicts}
          hasMovedOn={hasMovedOn && move === 'approve'}
          id={id}
          key={move}
          move={move}
          onCancel={() => setMove(undefined)}
        />
      )}
    </section>
  )
}

function Confirm(props: {
  id: string
  move: Move
  hasMovedOn: boolean
  conflicts: readonly PartName[]
  onCancel: () => void
}) {
  const { id, move, hasMovedOn, conflicts, onCancel } = props
  const [reason, setReason] = useState('')
  const [choices, setChoices] = useState<Choices>({})
  const [problem, setProblem] = useState('')
  const [isSending, setIsSending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const wantsReason = needsReason(move)
  const isUndecided = hasMovedOn && conflicts.some((part) => !choices[part])

  useEffect(() => {
    const first = wantsReason || isUndecided ? 'textarea, select' : 'button[type=submit]'
    form.current?.querySelector<HTMLElement>(first)?.focus()
  }, [])

  const send = async (): Promise<void> => {
    setIsSending(true)
    setProblem('')
    const body = { reason, ...(move === 'approve' ? { merge: hasMovedOn, choices } : {}) }
    const answer = await postJson(`/api/refresh-requests/${id}/${move}`, body)
    if (answer.ok) {
      window.location.assign(move === 'begin' ? window.location.href : '/admin/requests')
      return
    }
    setIsSending(false)
    setProblem(answer.detail)
  }

  return (
    <form
      className="ieum-confirm"
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      ref={form}
    >
      {hasMovedOn && (
        <p className="ieum-warning">
          요청이 들어온 뒤 내용이 바뀌었습니다. 아래에서 바뀐 곳을 확인하고, 겹치지 않는 곳은 합쳐서 승인합니다.
        </p>
      )}
      {hasMovedOn &&
        conflicts.map((part) => (
          <label key={part}>
            {PART_LABELS[part]}: 어느 쪽을 따를까요
            <select
              onChange={({ target }) =>
                setChoices({ ...choices, [part]: target.value === '' ? undefined : target.value })
              }
              required
              value={choices[part] ?? ''}
            >
              <option value="">고르기</option>
              <option value="proposed">요청한 내용</option>
              <option value="current">지금 내용</option>
            </select>
          </label>
        ))}
      <label>
        {wantsReason ? '까닭 (요청한 분이 읽습니다)' : '덧붙일 말 (선택)'}
        <textarea
          onChange={({ target }) => setReason(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            form.current?.requestSubmit()
          }}
          required={wantsReason}
          rows={wantsReason ? 3 : 1}
          value={reason}
        />
      </label>
      <div className="ieum-buttons">
        <button className="ieum-button ieum-primary" disabled={isSending} type="submit">
          {hasMovedOn ? '합쳐서 승인' : LABELS[move]}
        </button>
        <button className="ieum-button" onClick={onCancel} type="button">
          닫기
        </button>
      </div>
      {problem && (
        <p className="ieum-warning" role="alert">
          {problem} <a href={`/admin/requests/${id}`}>새로 고침</a>
        </p>
      )}
    </form>
  )
}
