import type { Metadata } from 'next'
import { SignInPage } from '../_view/SignInPage'

export const metadata: Metadata = { title: '로그인 · 이음' }

export default function LoginPage() {
  return <SignInPage />
}
