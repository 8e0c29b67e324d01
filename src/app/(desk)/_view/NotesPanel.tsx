import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { dayOf, koreanDay } from '../../../domain/day'
import type { Note } from '../_api/own'
import { isComposing } from '../_state/isComposing'
import type { Own } from '../_state/useOwn'
import { SidePanel } from './SidePanel'

interface NotesPanelProps {
  own: Own
  /** The entry a new note belongs to. */
  entry: { code: string; title: string } | null
  takesProposals: boolean
  tell: (sentence: string) => void
  onClose: () => void
}

const MOST_LETTERS = 1000

/** An agent's private notes: nobody else reads them, and they end after thirty days unless they are proposed. */
export function NotesPanel({ own, entry, takesProposals, tell, onClose }: NotesPanelProps) {
  const [isSending, setIsSending] = useState(false)

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const area = event.currentTarget.elements.namedItem('text')
    if (!(area instanceof HTMLTextAreaElement) || area.value.trim() === '' || isSending) return
    setIsSending(true)
    const problem = await own.addNote(area.value.trim(), entry?.code ?? null)
    setIsSending(false)
    if (problem) return tell(problem)
    area.value = ''
    tell('메모를 적어 두었습니다.')
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || isComposing(event.nativeEvent)) return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }
  const propose = async (note: Note): Promise<void> => {
    tell((await own.propose(note.id)) || '교육운영부에 자료로 제안했습니다.')
  }
  const drop = async (note: Note): Promise<void> => {
    tell((await own.dropNote(note.id)) || '메모를 지웠습니다.')
  }

  return (
    <SidePanel title="내 메모" onClose={onClose}>
      <form className="note-form" onSubmit={(event) => void submit(event)}>
        <label htmlFor="note-text">{entry ? `‘${entry.title}’ 메모` : '새 메모'}</label>
        <textarea
          id="note-text"
          name="text"
          data-first
          rows={3}
          maxLength={MOST_LETTERS}
          placeholder="Enter로 적고 Shift+Enter로 줄을 바꿉니다"
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="button button--small" disabled={isSending}>
          적어 두기
        </button>
      </form>
      <p className="dialog-note">나만 볼 수 있고 30일 뒤에 없어집니다.</p>
      <ul className="notes-list">
        {own.notes.map((note) => (
          <li key={note.id}>
            <p>{note.text}</p>
            <p className="note-meta">
              {note.code && <span>{note.code}</span>}
              <span>{koreanDay(dayOf(note.expiresAt))}까지</span>
              {takesProposals && (
                <button type="button" className="text-button" onClick={() => void propose(note)}>
                  자료로 제안
                </button>
              )}
              <button type="button" className="text-button" onClick={() => void drop(note)}>
                지우기
              </button>
            </p>
          </li>
        ))}
      </ul>
    </SidePanel>
  )
}
