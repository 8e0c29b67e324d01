import { Hono, type Context } from 'hono'
import { Types } from 'mongoose'
import type { TypedUser } from 'payload'
import { z } from 'zod'

import { acknowledgeBrief, acknowledgedBy, BriefMovedOn } from '../../commands/acknowledgeBrief'
import { remindedOf } from '../../commands/briefs/reminders'
import { changeNotice, publishNotice } from '../../commands/publishNotice'
import { isFor, shiftAt } from '../../domain/brief'
import { hourOf } from '../../domain/day'
import { isEditor, isLead, isOfficer } from '../../policies/roles'
import { readResponseCards } from '../../search/readBriefs'
import type { CurrentUser } from '../currentUser'
import { jsonBody } from '../jsonBody'
import { notAllowed, type Problem, problemResponse, signInFirst } from '../problem'
import type { Runtime } from '../runtime'

const line = (what: string, most: number) =>
  z
    .string({ error: `${what}: 글` })
    .trim()
    .max(most, `${what}: ${most}자 이하`)

const noticeSchema = z.object({
  what: line('무슨 일', 200).min(1, '무슨 일인지 적어 주세요.'),
  place: line('어디', 200).default(''),
  script: line('안내멘트', 2000).default(''),
  detail: line('자세한 내용', 10_000).default(''),
  source: line('출처', 200).default(''),
  transferTo: line('전환처', 200).default(''),
  mustRead: z.boolean().default(true),
})

const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('update'), text: line('내용', 2000).min(1, '새로 알려진 내용을 적어 주세요.') }),
  z.object({ kind: z.literal('extend'), hours: z.number().int().min(1).max(24) }),
  z.object({ kind: z.literal('end') }),
])

const acknowledgementSchema = z.object({ revision: z.number().int().min(0) })

const movedOn: Problem = {
  status: 409,
  code: 'brief-moved-on',
  detail: '그 사이 자료가 바뀌었습니다. 바뀐 내용을 다시 읽어 주세요.',
}

/**
 * What the desk shows of 특별상담자료 and 긴급공지:
 * - `GET /api/lookup/briefs` -> `{ at, briefs, acknowledged, acknowledgedAt, reminded }`: those that run for this agent now, the
 *   revision of each that the agent has acknowledged last, and when, and when they were reminded of one they have not read
 *   (ISO), by id
 * - `POST /api/lookup/briefs/:id/acknowledge` `{ revision }` -> 204, or 409 when that is not the current revision
 * - `GET /api/lookup/cards` -> `{ cards }`: the 응대 카드 by their keys
 * - `POST /api/lookup/notices` a shift lead's 긴급공지 -> 201 `{ id, code, revision }`
 * - `POST /api/lookup/notices/:id` `{ kind: 'update', text } | { kind: 'extend', hours } | { kind: 'end' }` -> the same, 200
 */
export function briefRoutes(runtime: Runtime): Hono {
  const { payload, db, clock, board } = runtime
  return new Hono()
    .get('/api/lookup/briefs', (c) =>
      forAgents(runtime, c, async (user) => {
        const now = clock()
        const shift = shiftAt(hourOf(now))
        const briefs = board.running().filter((brief) => isFor(brief.audience, user.answers, shift))
        const { revisions: acknowledged, at: acknowledgedAt } = await acknowledgedBy(payload, user.id)
        const reminded = await remindedOf(db, new Types.ObjectId(user.id), acknowledged)
        const at = new Date(now).toISOString()
        const body = { at, briefs, acknowledged, acknowledgedAt, reminded }
        return c.json(body, 200, { 'cache-control': 'no-store' })
      }),
    )
    .get('/api/lookup/cards', (c) =>
      forAgents(runtime, c, async () =>
        c.json({ cards: await readResponseCards(db) }, 200, { 'cache-control': 'no-store' }),
      ),
    )
    .post('/api/lookup/briefs/:id/acknowledge', (c) =>
      forAgents(runtime, c, async (user) => {
        const parsed = acknowledgementSchema.safeParse(await jsonBody(c))
        if (!parsed.success) return problemResponse(badBody(parsed.error))
        try {
          const { revision } = parsed.data
          await acknowledgeBrief({ payload, user, brief: c.req.param('id'), revision, now: new Date(clock()) })
        } catch (error) {
          if (error instanceof BriefMovedOn) return problemResponse(movedOn)
          throw error
        }
        return c.body(null, 204)
      }),
    )
    .post('/api/lookup/notices', (c) =>
      forLeads(runtime, c, async (user) => {
        const parsed = noticeSchema.safeParse(await jsonBody(c))
        if (!parsed.success) return problemResponse(badBody(parsed.error))
        const brief = await publishNotice({ payload, user, notice: parsed.data, now: new Date(clock()) })
        return c.json({ id: brief.id, code: brief.code, revision: brief.revision }, 201)
      }),
    )
    .post('/api/lookup/notices/:id', (c) =>
      forLeads(runtime, c, async (user) => {
        const parsed = changeSchema.safeParse(await jsonBody(c))
        if (!parsed.success) return problemResponse(badBody(parsed.error))
        const id = c.req.param('id')
        const brief = await changeNotice({ payload, user, id, change: parsed.data, now: new Date(clock()) })
        return c.json({ id: brief.id, code: brief.code, revision: brief.revision })
      }),
    )
}

type Answer = Response | Promise<Response>

/** Everybody at a desk; officers have none. */
async function forAgents(runtime: Runtime, c: Context, answer: (user: CurrentUser) => Answer): Promise<Response> {
  const user = await runtime.users.read(c.req.raw.headers)
  if (!user) return problemResponse(signInFirst)
  if (isOfficer(user)) return problemResponse(notAllowed)
  return answer(user)
}

/** Shift leads and editors, as Payload knows them: what they write goes through their own rights. */
async function forLeads(runtime: Runtime, c: Context, answer: (user: TypedUser) => Answer): Promise<Response> {
  return forAgents(runtime, c, async ({ id, role }) => {
    const actor = { id, role }
    if (!isLead(actor) && !isEditor(actor)) return problemResponse(notAllowed)
    const user = await runtime.payload.findByID({ collection: 'users', id, depth: 0 })
    try {
      return await answer({ ...user, collection: 'users' })
    } catch (error) {
      const refused = refusalOf(error)
      if (refused) return problemResponse(refused)
      throw error
    }
  })
}

/** Payload's own refusals, by status: it answers 404 or 403 for what is not a notice of leads. */
function refusalOf(error: unknown): Problem | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  if (status === 403) return notAllowed
  return status === 404 ? { status: 404, code: 'no-such-notice', detail: '그 긴급공지가 없습니다.' } : undefined
}

function badBody(error: z.ZodError): Problem {
  const errors = error.issues.map(({ path, message }) => ({ parameter: path.join('.') || '본문', expected: message }))
  const detail = errors.map(({ expected }) => expected).join(' ')
  return { status: 400, code: 'bad-body', detail, errors }
}
