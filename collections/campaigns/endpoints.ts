import type { Endpoint } from 'payload'
import { z } from 'zod'

import { assignCampaign } from '../../src/commands/assignCampaign'
import { readCampaign } from '../../src/commands/campaigns/readCampaign'
import { readItems } from '../../src/commands/campaigns/readItems'
import { finishCampaign } from '../../src/commands/finishCampaign'
import { freezeCampaign } from '../../src/commands/freezeCampaign'
import { reportCampaigns } from '../../src/commands/reportCampaigns'
import { progressOf } from '../../src/domain/campaign'
import { isEditor } from '../../src/policies/roles'
import { deedOn } from '../shared/deedOn'
import { bodyOf, guardedEndpoint, idParam, type GuardedRequest } from '../shared/guardedEndpoint'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const hexId = z.string().regex(/^[0-9a-f]{24}$/)

const move = (path: string, handle: (req: GuardedRequest) => Promise<unknown>): Endpoint =>
  guardedEndpoint({ method: 'post', path: `/:id/${path}`, allowed: isEditor, handle })

const assign = move('assign', async (req) => {
  const body = z.object({ user: hexId, organization: hexId.optional() }).parse(await bodyOf(req))
  return assignCampaign({ ...deedOn(req), ...body })
})

const progress = guardedEndpoint({
  method: 'get',
  path: '/:id/progress',
  allowed: isEditor,
  handle: async (req) => {
    const items = await readItems(req.payload, await readCampaign(req.payload, idParam(req)))
    return progressOf(items.map(({ result }) => result))
  },
})

const report = guardedEndpoint({
  method: 'get',
  path: '/report.xlsx',
  allowed: isEditor,
  handle: async (req) => {
    const year = z.coerce
      .number()
      .int()
      .min(2000)
      .max(2100)
      .parse(req.query.year ?? new Date().getFullYear())
    const body = new Uint8Array(await reportCampaigns(req.payload, year))
    const headers = { 'content-type': XLSX, 'content-disposition': `attachment; filename="jeongbi-${year}.xlsx"` }
    return new Response(body, { headers })
  },
})

export const campaignEndpoints: Endpoint[] = [
  report,
  progress,
  assign,
  move('freeze', (req) => freezeCampaign(deedOn(req))),
  move('finish', (req) => finishCampaign(deedOn(req))),
]
