'use client'

import { useState, type FormEvent } from 'react'

import type { EvidenceText } from '../../commands/reply/evidenceText'
import type { ProposedParts } from '../../domain/entryParts'
import { REQUEST_DIRECTIONS, REQUEST_KINDS, type RequestDirection, type RequestKind } from '../../domain/refreshRequest'
import { postJson, type PostAnswer } from '../postJson'
import { changedParts, proposedOf } from './changedParts'
import { EvidenceFields } from './EvidenceFields'
import { OfficePicker } from './OfficePicker'
import { PartFields } from './PartFields'
import type { NewRequestInput } from './readNewRequest'
import { RequestPreview, type Preview } from './RequestPreview'
import { VariantFields } from './VariantFields'

const NOTHING: Preview = { entries: [], open: [] }

interface Words {
  kind: RequestKind
  direction: RequestDirection
  reason: string
  effectiveOn: string
  isUrgent: boolean
  /** Further codes, as they were typed. */
  others: string
  sender: { name: string; position: string; phone: string }
  /** Hex; of a new entry, or where a 이송 goes. */
  organization: string
  /** Months, as they were typed; of a new entry. */
  cycle: string
}

/** A request, written part by part, compared, and then sent: for one entry, for those that follow the same rule, or for a new one. */
export function NewRequestForm({ input, isStaff }: { input: NewRequestInput; isStaff: boolean }) {
  const { entry, amended } = input
  const [words, setWords] = useState<Words>(() => wordsOf(input, isStaff))
  const [parts, setParts] = useState(amended?.parts ?? input.parts)
  const [chosen, setChosen] = useState<Set<string>>(new Set())
  const [evidence, setEvidence] = useState<EvidenceText[]>(amended?.evidence ?? [])
  const [preview, setPreview] = useState<Preview>()
  const [problem, setProblem] = useState('')
  const [isSending, setIsSending] = useState(false)

  const { kind } = words
  const proposes = kind === 'change' || kind === 'new'
  const changed = proposes ? changedParts(input.parts, parts) : []
  const proposed: ProposedParts = proposedOf(parts, changed)
  const codes = entry ? [entry.code, ...input.others, ...chosen, ...words.others.split(/[\s,;]+/).filter(Boolean)] : []
  const set = (change: Partial<Words>): void => setWords({ ...words, ...change })
  const isAsked = isStaff && words.direction === 'asked'

  const compare = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setProblem('')
    if (codes.length === 0) return setPreview(NOTHING)
    const answer = await postJson('/api/refresh-requests/preview', { entries: codes, proposed })
    if (answer.ok) setPreview(answer.body as unknown as Preview)
    else setProblem(saidOf(answer))
  }

  const send = async (): Promise<void> => {
    setIsSending(true)
    setProblem('')
    const common = {
      reason: words.reason.trim(),
      effectiveOn: words.effectiveOn,
      evidence: evidence.map(({ id }) => id),
      ...(proposes ? { proposed } : {}),
    }
    const answer = amended
      ? await postJson(`/api/refresh-requests/${amended.id}/amend`, common)
      : await postJson('/api/refresh-requests', {
          ...common,
          kind,
          entries: codes,
          // What was compared is what is meant: whoever changes an entry from here on is seen.
          baseRevisions: preview?.entries.map(({ currentRevision }) => currentRevision) ?? [],
          urgent: words.isUrgent,
          ...(words.organization ? { organization: words.organization } : {}),
          ...(kind === 'new' && words.cycle ? { reviewCycleMonths: Number(words.cycle) } : {}),
          ...(isStaff ? { direction: words.direction } : {}),
          ...(isStaff && words.direction === 'told' ? { sender: words.sender } : {}),
        })
    if (answer.ok) return window.location.assign(`/admin/requests/${String(answer.body.id)}`)
    setIsSending(false)
    setProblem(saidOf(answer))
  }

  const refusal = problem && (
    <p className="ieum-warning" role="alert">
      {problem}
    </p>
  )
  if (preview)
    return (
      <div className="ieum-form">
        <h2>{amended ? '다시 보낼 내용' : '보낼 내용'}</h2>
        <RequestPreview preview={preview} proposed={proposed} />
        {words.reason.trim() && <blockquote className="ieum-reason">{words.reason.trim()}</blockquote>}
        {evidence.length > 0 && <p>근거자료: {evidence.map(({ filename }) => filename).join(', ')}</p>}
        <div className="ieum-buttons">
          <button
            autoFocus
            className="ieum-button ieum-primary"
            disabled={isSending}
            onClick={() => void send()}
            type="button"
          >
            보내기
          </button>
          <button className="ieum-button" onClick={() => setPreview(undefined)} type="button">
            돌아가 고치기
          </button>
        </div>
        {refusal}
      </div>
    )

  return (
    <form className="ieum-form" onSubmit={(event) => void compare(event)}>
      <h2>{entry ? `${entry.code} ${entry.title}` : '새 자료'}</h2>
      {!amended && <WhatFields isNew={entry === null} isStaff={isStaff} onChange={set} words={words} />}
      {!amended && ((isStaff && entry === null) || kind === 'reroute') && (
        <OfficePicker onChoose={({ organization }) => set({ organization })} />
      )}
      {entry && !amended && <VariantFields chosen={chosen} onChange={setChosen} variants={input.variants} />}
      {entry && !amended && isStaff && (
        <label>
          그 밖에 같은 내용으로 할 관리번호 (띄어쓰기로 나눔)
          <textarea onChange={({ target }) => set({ others: target.value })} rows={1} value={words.others} />
        </label>
      )}
      {proposes && <PartFields changed={changed} onChange={setParts} parts={parts} />}
      {kind === 'new' && !amended && (
        <label>
          현행화 주기(월) · 비우면 분류의 주기를 따릅니다
          <input
            max={36}
            min={1}
            onChange={({ target }) => set({ cycle: target.value })}
            type="number"
            value={words.cycle}
          />
        </label>
      )}
      <label>
        {isAsked ? '여쭐 내용과 까닭' : '까닭'}
        <textarea onChange={({ target }) => set({ reason: target.value })} rows={2} value={words.reason} />
      </label>
      <EvidenceFields
        evidence={evidence}
        onChange={setEvidence}
        owner={entry ? `entry=${encodeURIComponent(entry.code)}` : `organization=${words.organization}`}
      />
      {kind !== 'check' && kind !== 'reroute' && (
        <label>
          이 내용으로 바뀌는 날 (비우면 승인하는 대로)
          <input onChange={({ target }) => set({ effectiveOn: target.value })} type="date" value={words.effectiveOn} />
        </label>
      )}
      {!amended && (
        <label className="ieum-tick">
          <input
            checked={words.isUrgent}
            onChange={({ target }) => set({ isUrgent: target.checked })}
            type="checkbox"
          />
          긴급 (1근무일 안에 처리)
        </label>
      )}
      {!amended && isStaff && words.direction === 'told' && <SenderFields onChange={set} words={words} />}
      <button
        className="ieum-button ieum-primary"
        disabled={kind === 'change' && !amended && changed.length === 0}
        type="submit"
      >
        바뀌는 곳 보기
      </button>
      {refusal}
    </form>
  )
}

function wordsOf({ entry, amended }: NewRequestInput, isStaff: boolean): Words {
  return {
    kind: amended?.kind ?? (entry ? 'change' : 'new'),
    direction: isStaff ? 'asked' : 'told',
    reason: amended?.reason ?? '',
    effectiveOn: amended?.effectiveOn ?? '',
    isUrgent: false,
    others: '',
    sender: { name: '', position: '', phone: '' },
    organization: '',
    cycle: '',
  }
}

/** What is wrong, field by field where the answer says so. */
function saidOf(answer: Extract<PostAnswer, { ok: false }>): string {
  const { errors } = answer.data as { errors?: { expected: string }[] }
  return [answer.detail, ...(errors ?? []).map(({ expected }) => expected)].join(' ')
}

interface WordFieldsProps {
  words: Words
  onChange: (change: Partial<Words>) => void
}

/** Which kind of request, and which way it goes. */
function WhatFields(props: WordFieldsProps & { isStaff: boolean; isNew: boolean }) {
  const { words, onChange, isStaff, isNew } = props
  const kinds: RequestKind[] = isNew ? ['new'] : ['change', 'retire', 'reroute', ...(isStaff ? ['check' as const] : [])]
  return (
    <>
      {isStaff && (
        <label>
          방향
          <select
            onChange={({ target }) => {
              const direction = target.value as RequestDirection
              onChange({ direction, ...(direction === 'told' && words.kind === 'check' ? { kind: 'change' } : {}) })
            }}
            value={words.direction}
          >
            <option value="asked">{REQUEST_DIRECTIONS.asked}: 담당 부서에 여쭙니다</option>
            <option value="told">{REQUEST_DIRECTIONS.told}: 담당 부서가 알려 온 내용을 대신 적습니다</option>
          </select>
        </label>
      )}
      <label>
        종류
        <select onChange={({ target }) => onChange({ kind: target.value as RequestKind })} value={words.kind}>
          {kinds
            .filter((each) => words.direction === 'asked' || each !== 'check')
            .map((each) => (
              <option key={each} value={each}>
                {REQUEST_KINDS[each]}
              </option>
            ))}
        </select>
      </label>
    </>
  )
}

/** Who of the office said so, when staff write it down. */
function SenderFields({ words: { sender }, onChange }: WordFieldsProps) {
  const set = (change: Partial<Words['sender']>): void => onChange({ sender: { ...sender, ...change } })
  return (
    <fieldset className="ieum-rows">
      <legend>알려 준 분</legend>
      <label>
        성명
        <input onChange={({ target }) => set({ name: target.value })} required type="text" value={sender.name} />
      </label>
      <label>
        직위
        <input
          onChange={({ target }) => set({ position: target.value })}
          required
          type="text"
          value={sender.position}
        />
      </label>
      <label>
        행정전화
        <input onChange={({ target }) => set({ phone: target.value })} required type="text" value={sender.phone} />
      </label>
    </fieldset>
  )
}
