import type { Payload } from 'payload'

/** Long enough to resist guessing, short enough to be typed at the start of a shift. */
export const MIN_PASSWORD_LENGTH = 10

/**
 * Changes one's own password. Needs the current one: an unlocked screen must not be enough.
 * @returns why it was refused, in Korean, or `undefined` when it is done
 */
export async function changePassword(input: {
  payload: Payload
  user: { id: string; email: string; sessionId: string | undefined }
  current: string
  next: string
}): Promise<{ code: string; detail: string } | undefined> {
  const { payload, user, current, next } = input
  if (next.length < MIN_PASSWORD_LENGTH) {
    return { code: 'password-too-short', detail: `새 비밀번호는 ${MIN_PASSWORD_LENGTH}자 이상으로 정해 주세요.` }
  }
  if (next === current) return { code: 'password-unchanged', detail: '지금과 다른 비밀번호를 정해 주세요.' }
  try {
    await payload.login({ collection: 'users', data: { email: user.email, password: current } })
  } catch (err) {
    if (err instanceof Error && 'status' in err && err.status === 401) {
      return { code: 'wrong-password', detail: '지금 비밀번호가 맞지 않습니다.' }
    }
    throw err
  }
  await payload.update({
    collection: 'users',
    id: user.id,
    data: { password: next },
    // Payload keeps the session of the one who asks and ends the others.
    user: { id: user.id, collection: 'users', _sid: user.sessionId },
    overrideAccess: true,
  })
  return undefined
}
