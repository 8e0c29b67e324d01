import autocannon from 'autocannon'

export interface Pushed {
  /** Lookups answered with 200 in a second, on average. */
  perSecond: number
  errors: number
  p50: number
  p99: number
}

const CONNECTIONS = 32

/** Sends lookups as fast as they are answered, over 32 connections. */
export async function push(input: {
  url: string
  token: string
  typed: readonly string[]
  seconds: number
}): Promise<Pushed> {
  const { url, token, typed, seconds } = input
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: typed.map((q) => ({
      method: 'GET' as const,
      path: `/api/lookup?q=${encodeURIComponent(q)}`,
      headers: { authorization: `JWT ${token}` },
    })),
  })
  return {
    perSecond: Math.round(result['2xx'] / result.duration),
    errors: result.errors + result.timeouts + result.non2xx,
    p50: result.latency.p50,
    p99: result.latency.p99,
  }
}
