import type { IncomingMessage, ServerResponse } from 'node:http'

import { PROBLEM_HEADERS, problemText, type Problem } from './problem'

/**
 * Watches a body that does not say how long it is: beyond `mostBytes` the request is answered with `problem`, whoever is
 * reading it, and the rest is thrown away as it comes.
 */
export function boundBody(input: {
  req: IncomingMessage
  res: ServerResponse
  mostBytes: number
  problem: Problem
}): void {
  const { req, res, mostBytes, problem } = input
  const push = req.push.bind(req)
  let bytes = 0
  // A listener for `data` would take what the reader has not asked for yet.
  req.push = (chunk: unknown, encoding?: BufferEncoding): boolean => {
    bytes += chunk instanceof Uint8Array ? chunk.length : 0
    if (bytes <= mostBytes) return push(chunk, encoding)
    if (!res.headersSent) res.writeHead(problem.status, PROBLEM_HEADERS).end(problemText(problem))
    // The reader must not take what it has got for the whole.
    if (chunk === null) afterAnswer(res, () => req.socket.end(() => req.destroy()))
    return true
  }
}

/** Next packs answers on their way out: what was ended is not sent yet. */
function afterAnswer(res: ServerResponse, work: () => void): void {
  if (res.writableFinished) work()
  else res.once('finish', work)
}
