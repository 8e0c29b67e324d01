import type { FormEvent } from 'react'
import type { Brief } from '../../../domain/brief'
import type { NoticeChange } from '../_api/briefs'
import { briefWindow } from '../_text/briefWindow'
import { Field } from './Field'

/** By how much a notice runs longer at one press. */
const HOURS = 4

interface RunningNoticeProps {
  brief: Brief
  /** @returns whether it was done; `done` is the sentence that says so */
  onChange: (change: NoticeChange, done: string) => Promise<boolean>
}

/** What a shift lead does with a notice that runs: tells what is newly known, lets it run longer, ends it. */
export function RunningNotice({ brief, onChange }: RunningNoticeProps) {
  const update = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const field = event.currentTarget.elements.namedItem('text')
    if (!(field instanceof HTMLInputElement) || field.value.trim() === '') return
    const isDone = await onChange({ kind: 'update', text: field.value.trim() }, '새로 알려진 내용을 알렸습니다.')
    if (isDone) field.value = ''
  }
  return (
    <section className="running-notice" aria-label={brief.title}>
      <p>
        <strong>{brief.title}</strong>
        <span>{briefWindow(brief)}</span>
      </p>
      <form onSubmit={(event) => void update(event)}>
        <Field label="새로 알려진 내용" name="text" maxLength={2000} autoComplete="off" />
        <button type="submit" className="button">
          알리기
        </button>
      </form>
      <p className="running-notice-deeds">
        <button
          type="button"
          className="button button--small"
          onClick={() => void onChange({ kind: 'extend', hours: HOURS }, `${HOURS}시간 더 알립니다.`)}
        >
          {HOURS}시간 연장
        </button>
        <button
          type="button"
          className="button button--small"
          onClick={() => void onChange({ kind: 'end' }, '긴급공지를 끝냈습니다.')}
        >
          지금 끝내기
        </button>
      </p>
    </section>
  )
}
