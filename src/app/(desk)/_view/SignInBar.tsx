import type { Ref } from 'react'
import type { DeskUser } from '../_api/session'
import { SignInForm } from './SignInForm'

interface SignInBarProps {
  ref: Ref<HTMLElement>
  email: string | undefined
  /** The question whose results the list still shows. */
  listed: string | undefined
  onSignedIn: (user: DeskUser) => void
}

/**
 * Signed out in the middle of a call: the way back in, at the lower edge. It takes no focus and covers nothing that is read;
 * what was typed goes into no password by mistake.
 */
export function SignInBar({ ref, email, listed, onSignedIn }: SignInBarProps) {
  return (
    <section ref={ref} className="sign-in-bar" aria-label="다시 로그인">
      <p role="alert">
        <strong>로그인이 끝났습니다.</strong> 보던 답변은 그대로 읽고 복사할 수 있습니다.{' '}
        {listed && `지금 보이는 목록은 ‘${listed}’의 결과입니다. `}
        검색창에서 Enter를 누르면 비밀번호 칸으로 갑니다.
      </p>
      <SignInForm email={email} takesFocus={false} onSignedIn={onSignedIn} />
    </section>
  )
}
