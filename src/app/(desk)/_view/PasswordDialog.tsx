import { useState, type FormEvent } from 'react'
import { DeskError } from '../_api/DeskError'
import { changePassword } from '../_api/session'
import { fieldValue } from '../_text/fieldValue'
import { Dialog } from './Dialog'
import { Field } from './Field'

export function PasswordDialog({ onClose, onChanged }: { onClose: () => void; onChanged: () => void }) {
  const [problem, setProblem] = useState('')
  const [isSending, setIsSending] = useState(false)

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const next = fieldValue(form, 'next')
    if (next !== fieldValue(form, 'again')) return setProblem('새 비밀번호 두 개가 서로 다릅니다.')
    setIsSending(true)
    setProblem('')
    try {
      await changePassword(fieldValue(form, 'current'), next)
      onChanged()
    } catch (error) {
      setProblem((error instanceof DeskError && error.detail) || '비밀번호를 바꾸지 못했습니다. 다시 해 주세요.')
      setIsSending(false)
    }
  }

  return (
    <Dialog title="비밀번호 변경" onClose={onClose}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <Field
          label="지금 비밀번호"
          name="current"
          type="password"
          autoComplete="current-password"
          required
          data-first
        />
        <Field label="새 비밀번호" name="next" type="password" autoComplete="new-password" required />
        <Field label="새 비밀번호 확인" name="again" type="password" autoComplete="new-password" required />
        <p className="form-problem" role="alert">
          {problem}
        </p>
        <div className="form-actions">
          <button type="button" className="button" onClick={onClose}>
            취소
          </button>
          <button type="submit" className="button button--primary" disabled={isSending}>
            변경
          </button>
        </div>
      </form>
    </Dialog>
  )
}
