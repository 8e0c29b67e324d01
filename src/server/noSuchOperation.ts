import type { Payload } from 'payload'

import { noSuchAddress, type Problem } from './problem'

const VERSIONS = /^\/api\/([\w-]+)\/versions(?:\/|$)/
const VERIFY = /^\/api\/([\w-]+)\/verify\//

/**
 * Payload offers versions and the confirming of addresses for every collection and answers 500 where there are none.
 * @returns a 404 for such an address; `undefined` for every other
 */
export function noSuchOperation({ collections }: Payload, pathname: string): Problem | undefined {
  const configOf = (slug: string | undefined) => Object.values(collections).find(({ config }) => config.slug === slug)
  const versions = configOf(VERSIONS.exec(pathname)?.[1])
  const verify = configOf(VERIFY.exec(pathname)?.[1])
  const isMissing = (versions && !versions.config.versions) || (verify && !verify.config.auth?.verify)
  return isMissing ? noSuchAddress : undefined
}
