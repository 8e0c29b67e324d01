import { Agent, request } from 'node:http'

import { type Latencies, summarise } from './percentiles'

export interface SteadyInput {
  url: string
  /** Of signed-in agents, who take turns. */
  tokens: readonly string[]
  /** What they type; begun again at its end. */
  typed: readonly string[]
  /** Requests a second, at constant distances, whether or not earlier ones were answered. */
  rate: number
  seconds: number
}

const TIMEOUT_MS = 10_000

/**
 * Sends lookups at a constant arrival rate. Each is measured from the moment it was meant to start, so that a stall counts
 * for all that had to wait behind it.
 */
export async function sendSteadily({ url, tokens, typed, rate, seconds }: SteadyInput): Promise<Latencies> {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 })
  const times: number[] = []
  const errors = new Map<string, number>()
  const count = Math.round(rate * seconds)
  const began = performance.now()
  const pending: Promise<void>[] = []
  for (let i = 0; i < count; i++) {
    const intended = began + (i * 1000) / rate
    const wait = intended - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const q = typed[i % typed.length] ?? ''
    const token = tokens[i % tokens.length] ?? ''
    pending.push(
      get(`${url}/api/lookup?q=${encodeURIComponent(q)}`, token, agent).then(
        () => void times.push(performance.now() - intended),
        (error: Error) => void errors.set(error.message, (errors.get(error.message) ?? 0) + 1),
      ),
    )
  }
  await Promise.all(pending)
  agent.destroy()
  return summarise(times, errors)
}

function get(url: string, token: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers: { authorization: `JWT ${token}` }, timeout: TIMEOUT_MS }, (answer) => {
      answer.resume()
      answer.once('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(String(answer.statusCode)))))
      answer.once('error', reject)
    })
    sent.once('timeout', () => sent.destroy(new Error('timeout')))
    sent.once('error', reject)
    sent.end()
  })
}
