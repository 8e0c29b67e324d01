import type { FormEvent, KeyboardEvent } from 'react'
import type { Notice } from '../_api/briefs'
import { isComposing } from '../_state/isComposing'
import { formText } from '../_text/formText'
import { Field } from './Field'
import { Keys } from './Keys'

interface NoticeFormProps {
  isSending: boolean
  onPublish: (notice: Notice) => void
}

/** Five lines and one key. Enter goes to the next field: nothing reaches four hundred desks by mistake. */
export function NoticeForm({ isSending, onPublish }: NoticeFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string): string => formText(form, name)
    onPublish({
      what: text('what'),
      place: text('place'),
      script: text('script'),
      source: text('source'),
      transferTo: text('transferTo'),
      mustRead: form.has('mustRead'),
    })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    const field = event.target
    if (event.key !== 'Enter' || isComposing(event.nativeEvent) || field instanceof HTMLButtonElement) return
    if (event.shiftKey && field instanceof HTMLTextAreaElement) return
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) return event.currentTarget.requestSubmit()
    const fields = [...event.currentTarget.elements].filter((one) => one instanceof HTMLElement)
    fields[fields.indexOf(field as HTMLElement) + 1]?.focus()
  }
  return (
    <form className="form notice-form" onSubmit={submit} onKeyDown={onKeyDown}>
      <Field label="무슨 일" name="what" data-first required maxLength={200} autoComplete="off" />
      <Field label="어디" name="place" maxLength={200} autoComplete="off" />
      <div className="field">
        <label htmlFor="notice-script">안내멘트</label>
        <textarea id="notice-script" name="script" rows={3} maxLength={2000} />
      </div>
      <Field label="출처" name="source" maxLength={200} autoComplete="off" />
      <Field label="전환처" name="transferTo" maxLength={200} autoComplete="off" />
      <label className="notice-check">
        <input type="checkbox" name="mustRead" defaultChecked />꼭 읽을 자료로
      </label>
      <button type="submit" className="button button--primary" aria-keyshortcuts="Control+Enter" disabled={isSending}>
        지금 알리기
        <Keys combo="Ctrl+Enter" />
      </button>
    </form>
  )
}
