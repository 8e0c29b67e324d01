'use client'

import { useState } from 'react'

import { FLAG_KINDS, type FlagKind } from '../../domain/flag'
import { postJson } from '../postJson'

const KINDS: FlagKind[] = ['wrong', 'changed', 'wording']

/** An agent's word that reached the staff by another way: 내용 오류, 변경, 표현 개선. Lies inside a form of Payload's. */
export function FlagForm({ code }: { code: string }) {
  const [kind, setKind] = useState<FlagKind>('wrong')
  const [note, setNote] = useState('')
  const [said, setSaid] = useState('')

  const send = async (): Promise<void> => {
    const answer = await postJson('/api/flags', { entry: code, kind, note })
    setSaid(answer.ok ? '의견을 받았습니다. 새로 고치면 보입니다.' : answer.detail)
    if (answer.ok) setNote('')
  }

  return (
    <details>
      <summary>상담사 의견 대신 적기</summary>
      <select aria-label="종류" onChange={({ target }) => setKind(target.value as FlagKind)} value={kind}>
        {KINDS.map((each) => (
          <option key={each} value={each}>
            {FLAG_KINDS[each]}
          </option>
        ))}
      </select>
      <textarea aria-label="의견" onChange={({ target }) => setNote(target.value)} rows={2} value={note} />
      <button className="ieum-button" onClick={() => void send()} type="button">
        보내기
      </button>
      {said && <p role="status">{said}</p>}
    </details>
  )
}
