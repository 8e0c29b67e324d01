import type { Context } from 'hono'

/** @returns the JSON that was sent; `undefined` when it is none, which every schema refuses. */
export async function jsonBody(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
