import { BlockList, isIP } from 'node:net'

/**
 * Addresses that do not lie on the open Internet (IANA's special-purpose registries): this machine, its neighbours, the
 * cloud's metadata, and what leads to IPv4 by another name. A link to one of them could make our server ask for what its
 * reader could not.
 */
const FORBIDDEN: readonly [address: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]

const list = new BlockList()
for (const [address, prefix] of FORBIDDEN) list.addSubnet(address, prefix, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** @param address an IPv4 or IPv6 address. @returns whether no link may lead there; true for what is no address */
export function isForbiddenAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 0) return true
  // An IPv6 address with a zone is of this machine's own wires.
  return address.includes('%') || list.check(address, version === 6 ? 'ipv6' : 'ipv4')
}
