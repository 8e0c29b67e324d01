import { createServer } from 'node:net'
import { systemCodeOf } from '../../lib/errors'

/** @returns a port of the loopback address that nothing listens on. */
export async function freePort(): Promise<number> {
  const port = await listenOnce('127.0.0.1', 0)
  if (port === undefined) throw new Error('the system gave no port')
  return port
}

/** @returns whether nothing listens on that port. @throws EACCES, EADDRNOTAVAIL ... when it cannot be used at all */
export async function isPortFree(host: string, port: number): Promise<boolean> {
  return (await listenOnce(host, port)) !== undefined
}

function listenOnce(host: string, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => (systemCodeOf(error) === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}
