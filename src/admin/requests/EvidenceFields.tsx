'use client'

import { useState } from 'react'

import type { EvidenceText } from '../../commands/reply/evidenceText'

const ACCEPTED = '.hwp,.hwpx,.pdf,.docx,.jpg,.jpeg,.png,.webp,.gif'

interface EvidenceFieldsProps {
  evidence: readonly EvidenceText[]
  /** What the files belong to, as the endpoint takes it: `entry=GN-0001`. */
  owner: string
  onChange: (evidence: EvidenceText[]) => void
}

/** 근거자료: each file is looked at when it is chosen, and its text shown; one that is refused leaves what was written alone. */
export function EvidenceFields({ evidence, owner, onChange }: EvidenceFieldsProps) {
  const [problems, setProblems] = useState<string[]>([])
  const [isBusy, setIsBusy] = useState(false)

  const take = async (files: File[]): Promise<void> => {
    setIsBusy(true)
    const taken: EvidenceText[] = []
    const refused: string[] = []
    for (const file of files) {
      const answer = await sendFile(file, owner)
      if ('refused' in answer) refused.push(answer.refused)
      else taken.push(answer)
    }
    onChange([...evidence, ...taken])
    setProblems(refused)
    setIsBusy(false)
  }

  return (
    <fieldset className="ieum-rows">
      <legend>근거자료</legend>
      {evidence.map(({ id, filename, text }) => (
        <div key={id}>
          <div className="ieum-row ieum-file">
            <a href={`/api/evidence/${id}/file`}>{filename}</a>
            <button
              aria-label={`${filename} 빼기`}
              className="ieum-button"
              onClick={() => onChange(evidence.filter((file) => file.id !== id))}
              type="button"
            >
              빼기
            </button>
          </div>
          {text && (
            <details>
              <summary>파일에서 읽은 글</summary>
              <pre className="ieum-evidence">{text}</pre>
            </details>
          )}
        </div>
      ))}
      <label>
        <span className="ieum-none">
          HWP, HWPX, PDF, DOCX, 그림. 하나에 10 MB까지. 문서보안(DRM)은 해제한 뒤 붙여 주세요.
        </span>
        <input
          accept={ACCEPTED}
          aria-label="근거자료 붙이기"
          disabled={isBusy}
          multiple
          onChange={({ target }) => {
            void take([...(target.files ?? [])])
            target.value = ''
          }}
          type="file"
        />
      </label>
      {isBusy && <p role="status">파일을 살펴보고 있습니다…</p>}
      {problems.map((problem) => (
        <p className="ieum-warning" key={problem} role="alert">
          {problem}
        </p>
      ))}
    </fieldset>
  )
}

async function sendFile(file: File, owner: string): Promise<EvidenceText | { refused: string }> {
  const path = `/api/evidence/take?name=${encodeURIComponent(file.name)}&${owner}`
  const headers = { 'content-type': 'application/octet-stream' }
  try {
    const response = await fetch(path, { method: 'POST', headers, credentials: 'same-origin', body: file })
    const answer = (await response.json()) as { detail?: string }
    if (response.ok) return answer as EvidenceText
    return { refused: answer.detail ?? `${file.name}: 받지 못했습니다. 잠시 뒤 다시 붙여 주세요.` }
  } catch {
    return { refused: `${file.name}: 서버에 닿지 못했습니다. 연결을 확인하고 다시 붙여 주세요.` }
  }
}
