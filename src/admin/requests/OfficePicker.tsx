'use client'

import { useEffect, useState } from 'react'

interface Named {
  id: string
  label: string
}

interface OfficePickerProps {
  /** What is looked for at first: the office as somebody wrote it. */
  initial?: string
  withPosts?: boolean
  onChoose: (choice: { organization: string; post: string }) => void
}

/** Finds an office by its name, and one of its duties. */
export function OfficePicker({ initial = '', withPosts = false, onChoose }: OfficePickerProps) {
  const [query, setQuery] = useState(initial)
  const [organization, setOrganization] = useState('')
  const [post, setPost] = useState('')
  const offices = useFound(
    query.trim() &&
      `/api/organizations?limit=20&depth=0&where[or][0][name][like]=${encodeURIComponent(query.trim())}&where[or][1][aliases][like]=${encodeURIComponent(query.trim())}`,
    'name',
  )
  const posts = useFound(
    withPosts && organization && `/api/posts?limit=100&depth=0&where[organization][equals]=${organization}`,
    'title',
  )
  const choose = (chosen: { organization: string; post: string }): void => {
    setOrganization(chosen.organization)
    setPost(chosen.post)
    onChoose(chosen)
  }
  return (
    <>
      <label>
        부서 찾기
        <input onChange={({ target }) => setQuery(target.value)} placeholder="부서 이름" type="text" value={query} />
      </label>
      <label>
        부서
        <select
          onChange={({ target }) => choose({ organization: target.value, post: '' })}
          required
          value={offices.some(({ id }) => id === organization) ? organization : ''}
        >
          <option value="">{query.trim() && offices.length === 0 ? '그런 부서가 없습니다' : '고르기'}</option>
          {offices.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {withPosts && organization && (
        <label>
          담당업무 (고르면 그 담당자에게 메일이 갑니다)
          <select onChange={({ target }) => choose({ organization, post: target.value })} value={post}>
            <option value="">{posts.length === 0 ? '등록된 담당업무가 없습니다' : '정하지 않음'}</option>
            {posts.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  )
}

/** @returns what a list of ours finds, by its id and this field; nothing while there is no path. */
function useFound(path: string | false, field: 'name' | 'title'): Named[] {
  const [found, setFound] = useState<{ path: string; docs: Named[] }>({ path: '', docs: [] })
  useEffect(() => {
    if (!path) return
    const ending = new AbortController()
    // A name is typed letter by letter: only where it stops is it looked for.
    const timer = setTimeout(() => {
      void readList(path, field, ending.signal).then((docs) => {
        if (!ending.signal.aborted) setFound({ path, docs })
      })
    }, 150)
    return () => {
      clearTimeout(timer)
      ending.abort()
    }
  }, [path, field])
  return path ? found.docs : []
}

/** A list that cannot be read offers nothing, and the form cannot be sent without a choice. */
async function readList(path: string, field: 'name' | 'title', signal: AbortSignal): Promise<Named[]> {
  const response = await fetch(path, { credentials: 'same-origin', signal }).catch(() => undefined)
  if (!response?.ok) return []
  const { docs } = (await response.json()) as { docs: Record<string, unknown>[] }
  return docs.map((doc) => ({ id: String(doc.id), label: String(doc[field]) }))
}
