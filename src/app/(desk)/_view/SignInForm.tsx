import { useState, type FormEvent } from 'react'
import { DeskError } from '../_api/DeskError'
import { signIn, type DeskUser } from '../_api/session'
import { fieldValue } from '../_text/fieldValue'
import { Field } from './Field'

interface SignInFormProps {
  email?: string
  takesFocus?: boolean
  onSignedIn: (user: DeskUser) => void
}

/** Sign-in, on the page of its own and over the desk. The fields are read at submit: nothing rewrites what is typed. */
export function SignInForm({ email = '', takesFocus = true, onSignedIn }: SignInFormProps) {
  const [problem, setProblem] = useState('')
  const [isSending, setIsSending] = useState(false)

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    setIsSending(true)
    setProblem('')
    try {
      onSignedIn(await signIn(fieldValue(form, 'email').trim(), fieldValue(form, 'password')))
    } catch (error) {
      setProblem(problemOf(error))
      setIsSending(false)
      form.querySelector<HTMLInputElement>('input[name=password]')?.select()
    }
  }

  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <Field
        label="이메일"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={email}
        autoFocus={takesFocus && !email}
      />
      <Field label="비밀번호" name="password" type="password" autoComplete="current-password" required data-first />
      <p className="form-problem" role="alert">
        {problem}
      </p>
      <button type="submit" className="button button--primary button--wide" disabled={isSending}>
        {isSending ? '로그인하는 중' : '로그인'}
      </button>
    </form>
  )
}

function problemOf(error: unknown): string {
  if (error instanceof DeskError && error.detail) return error.detail
  const kind = error instanceof DeskError ? error.kind : 'down'
  if (kind === 'signedOut' || kind === 'forbidden') return '이메일이나 비밀번호가 맞지 않습니다.'
  if (kind === 'invalid') return '이메일과 비밀번호를 확인해 주세요.'
  if (kind === 'busy') return '여러 번 틀려 잠시 막혔습니다. 조금 뒤에 다시 해 주세요.'
  if (kind === 'network') return '연결되지 않았습니다. 네트워크를 확인해 주세요.'
  return '지금은 로그인할 수 없습니다. 조금 뒤에 다시 해 주세요.'
}
