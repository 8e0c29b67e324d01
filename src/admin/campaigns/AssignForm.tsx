'use client'

import { useState, type FormEvent } from 'react'

import { postJson } from '../postJson'

interface AssignInput {
  id: string
  /** The one office whose entries are given; all of them when left out. */
  organization?: string
  label: string
  /** Id of who has them now; empty when they lie with several, or nobody. */
  assignee: string
  staff: readonly { id: string; name: string }[]
}

/** Gives a campaign's entries to one of the staff. */
export function AssignForm({ id, organization, label, assignee, staff }: AssignInput) {
  const [user, setUser] = useState(assignee)
  const [problem, setProblem] = useState('')

  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    setProblem('')
    const answer = await postJson(`/api/campaigns/${id}/assign`, { user, ...(organization ? { organization } : {}) })
    if (answer.ok) window.location.reload()
    else setProblem(answer.detail)
  }

  return (
    <form className="ieum-assign" onSubmit={(event) => void send(event)}>
      <select aria-label={label} onChange={({ target }) => setUser(target.value)} required value={user}>
        <option value="">미정</option>
        {staff.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
      <button className="ieum-button" disabled={user === '' || user === assignee} type="submit">
        맡기기
      </button>
      {problem && (
        <p className="ieum-warning" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
