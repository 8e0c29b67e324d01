import type { DeskUser } from '../_api/session'
import { Brand } from './Brand'
import { SignInForm } from './SignInForm'

export function SignInScreen({ onSignedIn }: { onSignedIn: (user: DeskUser) => void }) {
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Brand size={34} />
        <h1>120 상담 지식 찾기</h1>
        <p className="sign-in-lead">발급받은 계정으로 로그인해 주세요.</p>
        <SignInForm onSignedIn={onSignedIn} />
        <p className="sign-in-help">계정이나 비밀번호는 교육운영부에 문의해 주세요.</p>
      </div>
    </main>
  )
}
