import { APIError, Forbidden, type Endpoint, type PayloadRequest } from 'payload'

import { refreshParts } from '../../commands/refresh/refreshParts'
import { reorganise } from '../../commands/reorganise'
import { sendNow } from '../../commands/sendNow'
import { isIeumError } from '../../lib/errors'
import { isEditor } from '../../policies/roles'
import type { SendNowRefusal } from '../../domain/refresh/planSendNow'

const REFUSALS: Record<SendNowRefusal, string> = {
  unknownPost: '담당업무를 찾지 못했습니다.',
  nothingDue: '지금 여쭐 자료가 없습니다.',
  noOwner: '메일을 받을 사람이 없습니다. 담당자를 먼저 넣어 주세요.',
  alreadyToday: '오늘 이미 메일을 보냈습니다. 하루에 한 번만 보냅니다.',
  alreadyThisWeek: '이번 주에 이미 알렸습니다. 한 주에 한 번만 보냅니다.',
}

/** Back to the page, with what is to be told there. */
const backTo = (told: string): Response =>
  new Response(null, { status: 303, headers: { location: `/admin/refresh?told=${encodeURIComponent(told)}` } })

/** A plain form of ours, posted by somebody of the staff. @throws Forbidden */
async function formOf(
  req: PayloadRequest,
): Promise<{ user: { id: string; name: string }; field: (name: string) => string }> {
  const { user } = req
  if (!user || !isEditor(user)) throw new Forbidden(req.t)
  const form = await req.formData?.()
  if (!form) throw new APIError('양식을 읽지 못했습니다.', 400)
  return {
    user: { id: user.id, name: user.name },
    field: (name) => {
      const value = form.get(name)
      return typeof value === 'string' ? value.trim() : ''
    },
  }
}

/** What the refresh page posts to, below `/api/refresh`. */
export const refreshEndpoints: Endpoint[] = [
  {
    path: '/refresh/pause',
    method: 'post',
    handler: async (req) => {
      const { field } = await formOf(req)
      const paused = field('paused') === 'true'
      await req.payload.updateGlobal({ slug: 'refresh-settings', data: { paused }, req, overrideAccess: false })
      return backTo(paused ? '현행화 메일을 멈췄습니다.' : '현행화 메일을 다시 보냅니다.')
    },
  },
  {
    path: '/refresh/send-now',
    method: 'post',
    handler: async (req) => {
      const { user, field } = await formOf(req)
      const result = await sendNow({
        payload: req.payload,
        parts: refreshParts,
        post: field('post'),
        now: new Date(),
        by: user.id,
      }).catch(tell)
      if (typeof result === 'string') return backTo(result)
      if ('refused' in result) return backTo(REFUSALS[result.refused])
      return backTo(`${result.sent.toName} ${result.sent.to}에게 보낼 메일을 편지함에 넣었습니다.`)
    },
  },
  {
    path: '/refresh/reorganise',
    method: 'post',
    handler: async (req) => {
      const { user, field } = await formOf(req)
      const actor = { user: user.id, name: user.name, via: 'admin' }
      const names = { from: field('from'), to: field('to') }
      const moved = await reorganise({ payload: req.payload, ...names, now: new Date(), actor }).catch(tell)
      if (typeof moved === 'string') return backTo(moved)
      return backTo(
        `${moved.from.name}에서 ${moved.to.name}(으)로 자료 ${moved.entries}건과 업무 ${moved.posts}개를 옮겼습니다.`,
      )
    },
  },
]

/** An error of ours is told on the page; any other one is the server's. */
function tell(err: unknown): string {
  if (isIeumError(err)) return err.message
  throw err
}
