import { Agent, request, type ClientRequest } from 'node:http'

/** Desks that listen; each counts what it is told. */
export interface Streams {
  /** How many are open now. */
  open(): number
  /**
   * Begins to listen for an event of this name about a document.
   * @returns when each stream was told, in ms of `performance.now()`, once all were or `timeoutMs` has passed
   */
  told(event: string, id: () => string | undefined, timeoutMs: number): Promise<number[]>
  close(): void
}

type Listener = (event: string, data: { id?: string }) => void

/** Opens `count` event streams, signed in with these tokens in turn. Resolves when each has said hello. @throws when one is refused */
export async function openStreams(input: { url: string; tokens: readonly string[]; count: number }): Promise<Streams> {
  const { url, tokens, count } = input
  const agent = new Agent({ keepAlive: true, maxSockets: count })
  const listeners = new Set<Listener>()
  const tell: Listener = (event, data) => listeners.forEach((listener) => listener(event, data))
  const requests = new Set<ClientRequest>()
  await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const one = await openStream(`${url}/api/lookup/events`, tokens[i % tokens.length] ?? '', agent, tell)
      requests.add(one)
      one.once('close', () => requests.delete(one))
    }),
  )
  return {
    open: () => requests.size,
    told: (event, id, timeoutMs) =>
      new Promise((resolve) => {
        const at: number[] = []
        const early: { id: string | undefined; at: number }[] = []
        const end = (): void => {
          listeners.delete(listen)
          clearTimeout(timer)
          resolve(at)
        }
        // The publisher may hear its answer, and with it the id, after the desks were told.
        const settle = (): void => {
          const wanted = id()
          if (wanted === undefined) return
          at.push(...early.splice(0).flatMap((one) => (one.id === wanted ? [one.at] : [])))
          if (at.length >= count) end()
        }
        const listen: Listener = (name, data) => {
          if (name !== event) return
          early.push({ id: data.id, at: performance.now() })
          settle()
        }
        const timer = setTimeout(() => {
          settle()
          end()
        }, timeoutMs)
        listeners.add(listen)
      }),
    close() {
      for (const one of requests) one.destroy()
      agent.destroy()
    },
  }
}

/** Resolves with the open request after its `hello`. */
function openStream(url: string, token: string, agent: Agent, tell: Listener): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers: { authorization: `JWT ${token}` } }, (answer) => {
      if (answer.statusCode !== 200) {
        sent.destroy()
        return reject(new Error(`an event stream was answered ${answer.statusCode}`))
      }
      let rest = ''
      answer.setEncoding('utf8')
      answer.on('error', () => undefined) // closed by us, or counted as closed
      answer.on('data', (chunk: string) => {
        const blocks = (rest + chunk).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) {
          const event = /^event: (.*)$/m.exec(block)?.[1]
          const data = /^data: (.*)$/m.exec(block)?.[1]
          if (event === 'hello') resolve(sent)
          if (event && data) tell(event, JSON.parse(data) as { id?: string })
        }
      })
    })
    sent.once('error', reject)
    sent.end()
  })
}
