import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

import { getRequestListener } from '@hono/node-server'

import { boundBody } from './boundBody'
import { isForeignForm } from './isForeignForm'
import { noSuchOperation } from './noSuchOperation'
import { oneAtATime } from './oneAtATime'
import { problemResponse, type Problem } from './problem'
import type { ReplyPages } from './reply/createReplyPages'
import { lookupRoute } from './routes/lookup'
import type { Runtime } from './runtime'
import { createShortPath, isOnShortPath, unexpected } from './shortPath'
import { whereProblem } from './whereProblem'

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/** Above what the largest upload with its form needs. */
const MAX_BODY_BYTES = 12 * 1024 * 1024
const TOO_LARGE: Problem = {
  status: 413,
  code: 'too-large',
  detail: '한 번에 보낼 수 있는 크기(12 MB)를 넘었습니다.',
}
const LOOKUP_PATH = '/api/lookup'
const FOREIGN: Problem = {
  status: 403,
  code: 'foreign-origin',
  detail: '다른 사이트의 화면에서 보낸 요청은 받지 않습니다.',
}
const DOCUMENT_PATH = /^\/api\/[\w-]+\/[0-9a-f]{24}$/

/**
 * The short path first, then Next. Writes to one document go one after the other: at once, MongoDB refuses all but one of
 * them and Payload answers 500.
 */
export function createRequestListener(
  runtime: Runtime,
  nextHandler: Handler,
  replyPages?: ReplyPages,
): RequestListener {
  const shortPath = createShortPath(runtime)
  const answer = getRequestListener(shortPath.fetch, { overrideGlobalObjects: false })
  const answerReply = replyPages && getRequestListener(replyPages.fetch, { overrideGlobalObjects: false })
  const send = (response: Response, req: IncomingMessage, res: ServerResponse): Promise<void> =>
    getRequestListener(() => response)(req, res)
  const inTurn = oneAtATime()
  const answerLookup = lookupRoute(runtime)
  const ownOrigin = new URL(runtime.env.publicUrl).origin

  const handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const method = req.method ?? 'GET'
    const pathname = (req.url ?? '/').split('?', 1)[0] ?? '/'
    if (pathname === LOOKUP_PATH) {
      const response = await answerLookup(req, res).catch((err: unknown) => unexpected(err, runtime.payload.logger))
      return response && send(response, req, res)
    }
    // Before the size is looked at: these pages keep what was written beside a file that is too large.
    if (answerReply && replyPages.isMine(pathname)) return void (await answerReply(req, res))
    if (Number(req.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return send(problemResponse(TOO_LARGE), req, res)
    if (req.headers['transfer-encoding'] !== undefined)
      boundBody({ req, res, mostBytes: MAX_BODY_BYTES, problem: TOO_LARGE })
    if (isForeignForm(req, ownOrigin)) return send(problemResponse(FOREIGN), req, res)
    if (isOnShortPath(method, pathname)) return void (await answer(req, res))
    const problem = pathname.startsWith('/api/')
      ? (whereProblem(req.url ?? '') ?? noSuchOperation(runtime.payload, pathname))
      : undefined
    if (problem) return send(problemResponse(problem), req, res)
    if (method === 'PATCH' && DOCUMENT_PATH.test(pathname))
      return inTurn(pathname, () => untilClosed(nextHandler, req, res))
    return nextHandler(req, res)
  }
  return (req, res) => {
    handle(req, res).catch((err: unknown) => {
      runtime.payload.logger.error({ err, msg: 'request failed' })
      if (!res.headersSent) res.writeHead(500)
      res.end()
    })
  }
}

/** Runs the handler and waits until its answer is out or its client gone. */
async function untilClosed(handler: Handler, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (res.destroyed) return
  const closed = new Promise<void>((resolve) => res.once('close', resolve))
  await handler(req, res)
  await closed
}
