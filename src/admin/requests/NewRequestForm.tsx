'use client'

import { useState, type FormEvent } from 'react'

import { PART_LABELS, type PartName } from '../../domain/entryParts'
import { REQUEST_KINDS, type RequestKind } from '../../domain/refreshRequest'
import { postJson } from '../postJson'
import type { NewRequestEntry } from './readNewRequest'

const KINDS: RequestKind[] = ['change', 'retire', 'check']
const ONE_LINE: PartName[] = ['title', 'effectiveFrom', 'effectiveUntil']

/** The parts of one entry to be written anew, for it alone or for others that follow the same rule. */
export function NewRequestForm({ entry, isStaff }: { entry: NewRequestEntry; isStaff: boolean }) {
  const [kind, setKind] = useState<RequestKind>('change')
  const [parts, setParts] = useState(entry.parts)
  const [problem, setProblem] = useState('')
  const names = Object.keys(entry.parts) as PartName[]
  const changed = names.filter((name) => parts[name] !== entry.parts[name])

  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    setProblem('')
    const form = new FormData(event.currentTarget)
    const text = (name: string): string => {
      const value = form.get(name)
      return typeof value === 'string' ? value.trim() : ''
    }
    const others = text('others')
      .split(/[\s,;]+/)
      .filter(Boolean)
    const answer = await postJson('/api/refresh-requests', {
      kind,
      entries: [entry.code, ...others],
      baseRevisions: [entry.revision],
      reason: text('reason'),
      effectiveOn: text('effectiveOn'),
      urgent: form.get('urgent') === 'on',
      ...(kind === 'change' ? { proposed: Object.fromEntries(changed.map((name) => [name, parts[name]])) } : {}),
    })
    if (answer.ok) window.location.assign(`/admin/requests/${String(answer.body.id)}`)
    else setProblem(answer.detail)
  }

  return (
    <form className="ieum-form" onSubmit={(event) => void send(event)}>
      <h2>
        {entry.code} {entry.title}
      </h2>
      <label>
        종류
        <select onChange={({ target }) => setKind(target.value as RequestKind)} value={kind}>
          {KINDS.filter((each) => isStaff || each !== 'check').map((each) => (
            <option key={each} value={each}>
              {REQUEST_KINDS[each]}
            </option>
          ))}
        </select>
      </label>
      {kind === 'change' &&
        names.map((name) => (
          <label key={name}>
            {PART_LABELS[name]}
            {changed.includes(name) && ' · 고침'}
            <textarea
              onChange={({ target }) => setParts({ ...parts, [name]: target.value })}
              rows={ONE_LINE.includes(name) ? 1 : name === 'answer' ? 10 : 2}
              value={parts[name]}
            />
          </label>
        ))}
      <label>
        까닭
        <textarea name="reason" rows={2} />
      </label>
      <label>
        이 내용으로 바뀌는 날 (비우면 승인하는 대로)
        <input name="effectiveOn" type="date" />
      </label>
      <label>
        같은 내용으로 고칠 다른 관리번호 (띄어쓰기로 나눔)
        <textarea name="others" rows={1} />
      </label>
      <label>
        <span>
          <input name="urgent" type="checkbox" /> 긴급
        </span>
      </label>
      <button className="ieum-button ieum-primary" disabled={kind === 'change' && changed.length === 0} type="submit">
        보내기
      </button>
      {problem && (
        <p className="ieum-warning" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
