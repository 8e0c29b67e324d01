/** The six roles, what they are called on the screen, and who counts as whom. */
export const ROLES = ['agent', 'lead', 'officer', 'editor', 'admin', 'service'] as const
export type Role = (typeof ROLES)[number]

export const ROLE_LABELS: Record<Role, string> = {
  agent: '상담사',
  lead: '상담팀장',
  officer: '시·자치구 담당자',
  editor: '교육운영부',
  admin: '시스템 관리자',
  service: '연계 시스템',
}

/** What policies need of the signed-in user; `req.user` and the cached user of the short path both fit. */
export interface Actor {
  id: string | number
  role?: Role | null
  organization?: unknown
  suspended?: boolean | null
}

type MaybeActor = Actor | null | undefined

/** @returns whether somebody is signed in whose account is not suspended. Every other rule builds on it. */
export function isActive(user: MaybeActor): user is Actor {
  return Boolean(user) && user?.suspended !== true && ROLES.some((role) => role === user?.role)
}

function hasRole(user: MaybeActor, ...roles: Role[]): boolean {
  return isActive(user) && roles.some((role) => role === user.role)
}

export const isAdmin = (user: MaybeActor): boolean => hasRole(user, 'admin')
/** The education staff; an admin may do what they may. */
export const isEditor = (user: MaybeActor): boolean => hasRole(user, 'editor', 'admin')
export const isLead = (user: MaybeActor): boolean => hasRole(user, 'lead')
export const isOfficer = (user: MaybeActor): boolean => hasRole(user, 'officer')
/** Those who look answers up for citizens, and the systems that do it beside them. */
export const isReader = (user: MaybeActor): boolean => hasRole(user, 'agent', 'lead', 'service')

/** @returns the id of the organization an officer acts for; `undefined` when none is set. */
export function organizationOf(user: MaybeActor): string | undefined {
  const organization = user?.organization
  if (typeof organization === 'string') return organization
  if (typeof organization === 'object' && organization !== null && 'id' in organization) return String(organization.id)
  return undefined
}
