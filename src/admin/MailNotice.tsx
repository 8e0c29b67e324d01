import type { BeforeListTableServerPropsOnly } from 'payload'

import { readEnv } from '../lib/env'
import { mailCondition } from '../mail/mailCondition'

/** Above the outbox: says when mails are not going out, and why. The list itself is shown to editors alone. */
export async function MailNotice({ payload }: BeforeListTableServerPropsOnly) {
  const { db } = payload.db.connection
  if (!db) return null
  const { problem, pending, unknown, failed } = await mailCondition(db, readEnv(), Date.now())
  const counts = `보낼 예정 ${pending}통 · 도착 여부 모름 ${unknown}통 · 보내지 못함 ${failed}통`
  return (
    <div role={problem ? 'alert' : undefined} style={{ margin: '0 0 1rem', lineHeight: 1.6 }}>
      {problem && <strong style={{ display: 'block' }}>{problem} 보낼 메일은 남아 있습니다.</strong>}
      {counts}
    </div>
  )
}
