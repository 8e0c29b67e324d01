import { DeskError } from './DeskError'
import { post, request } from './request'

export type Role = 'agent' | 'lead' | 'officer' | 'editor' | 'admin' | 'service'

export interface DeskUser {
  id: string
  email: string
  name: string
  role: Role
}

/** @returns who is signed in, `null` when nobody is. */
export async function fetchMe(): Promise<DeskUser | null> {
  return userOf(await request('/api/users/me'))
}

/** @throws DeskError `signedOut` when address or password is wrong. */
export async function signIn(email: string, password: string): Promise<DeskUser> {
  const user = userOf(await post('/api/users/login', { email, password }))
  if (!user) throw new DeskError('down')
  return user
}

export async function signOut(): Promise<void> {
  await post('/api/users/logout')
}

/** @throws DeskError with the server's Korean `detail` when the password can't be changed. */
export async function changePassword(current: string, next: string): Promise<void> {
  await post('/api/users/change-password', { current, next })
}

function userOf(body: unknown): DeskUser | null {
  const user = (body as { user?: Partial<DeskUser> | null } | undefined)?.user
  if (!user?.id) return null
  const email = user.email ?? ''
  return { id: user.id, email, name: user.name || email, role: user.role ?? 'agent' }
}
