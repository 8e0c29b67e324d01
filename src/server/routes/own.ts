import { Hono, type Context } from 'hono'
import { z } from 'zod'

import { createOwnItems, MOST_NOTES, MOST_PINS, type OwnItems } from '../../commands/ownItems'
import { dayOf } from '../../domain/day'
import { isOfficer } from '../../policies/roles'
import { readHits } from '../../search/readHits'
import { jsonBody } from '../jsonBody'
import { notAllowed, problemResponse, signInFirst, type Problem } from '../problem'
import type { CurrentUser } from '../currentUser'
import type { Runtime } from '../runtime'

const MOST_LETTERS = 1000
const code = z.string().min(1).max(64)
const seenBody = z.object({ code, revision: z.number().int().min(0) })
const noteBody = z.object({ text: z.string().trim().min(1).max(MOST_LETTERS), code: code.nullish() })

const badBody: Problem = { status: 400, code: 'bad-body', detail: '보낸 내용을 다시 확인해 주세요.' }
const badNote: Problem = {
  status: 400,
  code: 'bad-body',
  detail: `메모는 1자에서 ${MOST_LETTERS.toLocaleString('ko')}자까지 적을 수 있습니다.`,
}
const noNote: Problem = { status: 404, code: 'no-such-note', detail: '그 메모가 없거나 기한이 지났습니다.' }
const fullPins: Problem = {
  status: 409,
  code: 'too-many-pins',
  detail: `${MOST_PINS}개까지 고정할 수 있습니다. 쓰지 않는 자료를 풀어 주세요.`,
}
const fullNotes: Problem = {
  status: 409,
  code: 'too-many-notes',
  detail: `메모는 ${MOST_NOTES}개까지 적을 수 있습니다. 필요 없는 메모를 지워 주세요.`,
}

type Answer = (own: OwnItems, c: Context, user: CurrentUser) => Promise<Response> | Response

/**
 * What belongs to the signed-in agent alone: `GET /api/lookup/own` -> `{ pins, recents, notes }`; `PUT` and `DELETE
 * .../pins/:code`; `POST .../seen { code, revision }`; `POST .../notes { text, code? }`, `DELETE .../notes/:id`, and
 * `POST .../notes/:id/propose` -> `{ request }` where proposals are taken.
 */
export function ownRoute({ users, db, clock, payload, raiseFlag }: Runtime): Hono {
  const now = (): Date => new Date(clock())
  const forOwner =
    (answer: Answer) =>
    async (c: Context): Promise<Response> => {
      const user = await users.read(c.req.raw.headers)
      if (!user) return problemResponse(signInFirst)
      if (user.isService || isOfficer(user)) return problemResponse(notAllowed)
      return answer(createOwnItems(db, user.id), c, user)
    }

  const app = new Hono()
  app.get(
    '/api/lookup/own',
    forOwner(async (own, c) => {
      const today = dayOf(clock())
      const [pins, recents, notes] = await Promise.all([own.pins(), own.recents(), own.notes(now())])
      const hits = await readHits(db, { codes: [...new Set([...pins, ...recents])] }, today)
      const byCode = new Map(hits.map((hit) => [hit.code, hit]))
      const rows = (codes: string[]) => codes.flatMap((each) => byCode.get(each) ?? [])
      return c.json({ pins: rows(pins), recents: rows(recents), notes }, 200, { 'cache-control': 'no-store' })
    }),
  )
  app.put(
    '/api/lookup/own/pins/:code',
    forOwner(async (own, c) => {
      const parsed = code.safeParse(c.req.param('code'))
      if (!parsed.success) return problemResponse(badBody)
      const isPinned = await own.pin({ code: parsed.data, now: now() })
      return isPinned ? c.body(null, 204) : problemResponse(fullPins)
    }),
  )
  app.delete(
    '/api/lookup/own/pins/:code',
    forOwner(async (own, c) => {
      await own.unpin(c.req.param('code') ?? '')
      return c.body(null, 204)
    }),
  )
  app.post(
    '/api/lookup/own/seen',
    forOwner(async (own, c) => {
      const parsed = seenBody.safeParse(await jsonBody(c))
      if (!parsed.success) return problemResponse(badBody)
      await own.see({ ...parsed.data, now: now() })
      return c.body(null, 204)
    }),
  )
  app.post(
    '/api/lookup/own/notes',
    forOwner(async (own, c) => {
      const parsed = noteBody.safeParse(await jsonBody(c))
      if (!parsed.success) return problemResponse(badNote)
      const note = await own.writeNote({ text: parsed.data.text, code: parsed.data.code ?? null, now: now() })
      return note ? c.json(note, 201) : problemResponse(fullNotes)
    }),
  )
  app.delete(
    '/api/lookup/own/notes/:id',
    forOwner(async (own, c) => {
      await own.dropNote(c.req.param('id') ?? '')
      return c.body(null, 204)
    }),
  )
  if (raiseFlag) {
    app.post(
      '/api/lookup/own/notes/:id/propose',
      forOwner(async (own, c, user) => {
        const note = await own.note(c.req.param('id') ?? '', now())
        if (!note) return problemResponse(noNote)
        const raised = await raiseFlag({
          payload,
          now: now(),
          user: user.id,
          ...(note.code ? { entry: note.code } : {}),
          kind: note.code ? 'wording' : 'missing',
          note: note.text,
        })
        await own.dropNote(note.id)
        return c.json({ id: raised.id }, 201)
      }),
    )
  }
  return app
}
