import type { Access, FieldAccess, Where } from 'payload'

import { isActive, isAdmin, isEditor, isLead, isOfficer, isReader, organizationOf, type Actor } from './roles'

/*
 * Payload access values built from the predicates of roles.ts. They run on every navigation of the admin: no database in
 * them. A rule for a collection's versions is the same rule on `version.*`.
 */

/** A query under a rule, with its keys moved below `version.` for a collection's versions. */
function onVersions(where: Where): Where {
  const moved = Object.entries(where).map(([key, value]) => [
    key === 'and' || key === 'or' ? key : `version.${key}`,
    Array.isArray(value) ? value.map((part: Where) => onVersions(part)) : value,
  ])
  return Object.fromEntries(moved) as Where
}

/** The same rule for `readVersions`. */
export const forVersions =
  (rule: Access): Access =>
  async (args) => {
    const result = await rule(args)
    return typeof result === 'object' ? onVersions(result) : result
  }

export const activeUsers: Access = ({ req }) => isActive(req.user)
export const editors: Access = ({ req }) => isEditor(req.user)
export const admins: Access = ({ req }) => isAdmin(req.user)
export const nobody: Access = () => false

const PUBLISHED: Where = { _status: { equals: 'published' }, deletedAt: { exists: false } }

/** An officer's own organization; an officer without one sees nothing. */
function ownOrganization(user: Actor | null, field = 'organization'): Where | false {
  const organization = organizationOf(user)
  return organization ? { [field]: { equals: organization } } : false
}

/** Agents, leads and services see what is published; officers their own organization's; editors everything. */
export const publishedOrOwn: Access = ({ req }) => {
  if (isEditor(req.user)) return true
  if (isReader(req.user)) return PUBLISHED
  if (isOfficer(req.user)) return ownOrganization(req.user)
  return false
}

/** What is published, for everybody signed in; drafts and the trash for editors alone. */
export const published: Access = ({ req }) => {
  if (isEditor(req.user)) return true
  return isActive(req.user) ? PUBLISHED : false
}

/** Editors, and an officer within their own organization. */
export const editorsOrOwn: Access = ({ req }) => {
  if (isEditor(req.user)) return true
  return isOfficer(req.user) ? ownOrganization(req.user) : false
}

/**
 * Editors; an officer what is of their own organization, and what it has passed on to another (소관 아님). That is the one place
 * where officers see past their organization, and only to read: the request is their own word, and nothing else would tell
 * them where it stands. Whose it is now moves it, and the entry's text is that office's alone.
 */
export const editorsOrOwnOrPassedOn: Access = ({ req }) => {
  if (isEditor(req.user)) return true
  const own = isOfficer(req.user) && ownOrganization(req.user)
  const passedOn = isOfficer(req.user) && ownOrganization(req.user, 'fromOrganization')
  return own && passedOn ? { or: [own, passedOn] } : false
}

/** Editors, and everybody what they have sent in themselves. */
export const editorsOrSender: Access = ({ req }) => {
  if (isEditor(req.user)) return true
  return isActive(req.user) ? { user: { equals: req.user?.id } } : false
}

/** Everybody but officers; an officer their own organization's only. */
export const activeOrOwn: Access = ({ req }) => {
  if (isOfficer(req.user)) return ownOrganization(req.user)
  return isActive(req.user)
}

const kindOf = (data: unknown): unknown => (data as { kind?: unknown } | undefined)?.kind

/** Editors write every brief; a shift lead writes 긴급공지 and nothing else. */
export const editorsOrUrgentOfLeads: Access = ({ req, data }) => {
  if (isEditor(req.user)) return true
  if (!isLead(req.user)) return false
  const kind = kindOf(data)
  if (kind !== undefined && kind !== 'urgent') return false
  return { kind: { equals: 'urgent' } }
}

/** For making one: a lead's new brief has to say that it is a 긴급공지. */
export const editorsOrNewUrgentOfLeads: Access = ({ req, data }) =>
  isEditor(req.user) || (isLead(req.user) && kindOf(data) === 'urgent')

export const adminsOrSelf: Access = ({ req }) => {
  if (isAdmin(req.user)) return true
  return isActive(req.user) ? { id: { equals: req.user?.id } } : false
}

/** What belongs to whoever is signed in, for nobody else, admins included. */
export const ownRows: Access = ({ req }) => (isActive(req.user) ? { user: { equals: req.user?.id } } : false)

export const adminFields: FieldAccess = ({ req }) => isAdmin(req.user)
export const editorFields: FieldAccess = ({ req }) => isEditor(req.user)
/** People's addresses: for those who write to them, not for agents. */
export const staffAndOfficerFields: FieldAccess = ({ req }) => isEditor(req.user) || isOfficer(req.user)
/** Fields that only the system writes, through commands and hooks. */
export const systemFields: FieldAccess = () => false

/** Who may open the admin at all. Agents and leads work at the desk, services through the API. */
export const adminPanel = ({ req }: { req: { user: Actor | null } }): boolean =>
  isEditor(req.user) || isOfficer(req.user)
