import { z } from 'zod'

import { refused } from '../../src/commands/requests/errors'
import { readRequested } from '../../src/commands/requests/readRequested'
import { takeEvidenceFile } from '../../src/commands/takeEvidenceFile'
import { isEditor, isOfficer, organizationOf } from '../../src/policies/roles'
import { guardedEndpoint, type GuardedRequest } from '../shared/guardedEndpoint'

const query = z.object({
  name: z.string().min(1).max(300),
  /** Code of the entry it is about. */
  entry: z.string().max(64).optional(),
  /** Whose it is when there is no entry yet, hex. */
  organization: z
    .string()
    .regex(/^[0-9a-f]{24}$/)
    .optional(),
})

/** `POST /api/evidence/take?name=…&entry=…`: one file, as the body. In front of Payload's own, which nobody may use. */
export const takeEvidence = guardedEndpoint({
  method: 'post',
  path: '/take',
  allowed: (user) => isEditor(user) || isOfficer(user),
  handle: async (req) => {
    const asked = query.parse(Object.fromEntries(req.searchParams))
    const { organization, entry } = await whose(req, asked)
    const body = req.body ?? null
    const { name } = asked
    const file = await takeEvidenceFile({ payload: req.payload, name, body, organization, entry, now: new Date() })
    return Response.json(file, { status: 201 })
  },
})

/** An officer's files are their own organization's. */
async function whose(
  req: GuardedRequest,
  asked: z.infer<typeof query>,
): Promise<{ organization: string; entry?: string }> {
  const own = isOfficer(req.user) ? organizationOf(req.user) : undefined
  if (isOfficer(req.user) && !own)
    throw refused('other-organization', '계정에 소속이 없습니다. 교육운영부에 알려 주세요.')
  if (asked.entry) {
    const [requested] = await readRequested({ payload: req.payload, names: [asked.entry], onlyOrganization: own })
    if (requested)
      return { organization: requested.row.organization.toHexString(), entry: requested.row._id.toHexString() }
  }
  const organization = own ?? asked.organization
  if (!organization) throw refused('no-organization', '어느 부서의 자료인지 먼저 골라 주세요.')
  return { organization }
}
