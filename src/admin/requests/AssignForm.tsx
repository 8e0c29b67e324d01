'use client'

import { useState, type FormEvent } from 'react'

import { postJson } from '../postJson'
import { OfficePicker } from './OfficePicker'

/** 부서 지정: a request whose office nobody knew, or that went to the wrong one. */
export function AssignForm({ id, isUnknown, meant }: { id: string; isUnknown: boolean; meant: string }) {
  const [choice, setChoice] = useState({ organization: '', post: '' })
  const [problem, setProblem] = useState('')

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setProblem('')
    const answer = await postJson(`/api/refresh-requests/${id}/assign`, choice)
    if (answer.ok) window.location.reload()
    else setProblem(answer.detail)
  }

  return (
    <details className="ieum-assign" open={isUnknown}>
      <summary>{isUnknown ? '부서를 지정해 주세요' : '다른 부서로 지정'}</summary>
      <form className="ieum-form" onSubmit={(event) => void send(event)}>
        <OfficePicker initial={meant} onChoose={setChoice} withPosts />
        <button className="ieum-button ieum-primary" disabled={choice.organization === ''} type="submit">
          부서 지정
        </button>
        {problem && (
          <p className="ieum-warning" role="alert">
            {problem}
          </p>
        )}
      </form>
    </details>
  )
}
