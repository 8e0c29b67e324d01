import type { Env } from '../lib/env'

interface Announcement {
  env: Env
  /** Demo accounts with their password; left out when there are none. */
  demo?: { emails: readonly string[]; password: string } | undefined
}

/** Says on stdout where everything is, once the door is open. */
export function announce({ env, demo }: Announcement): void {
  const url = env.mode === 'demo' ? `http://${env.host}:${env.port}` : env.publicUrl
  const lines = ['', `  이음이 열렸습니다.`, '', `  상담 화면   ${url}`, `  관리 화면   ${url}/admin`]
  if (env.mode === 'demo') lines.push(`  우편함      ${url}/mailbox`)
  if (demo) {
    lines.push(
      '',
      '  예시 계정',
      ...demo.emails.map((email) => `    ${email}`),
      `  비밀번호    ${demo.password}`,
      '',
      '  예시 자료는 꾸며 낸 것이며 실제 행정정보가 아닙니다.',
    )
  }
  console.log([...lines, ''].join('\n'))
}
