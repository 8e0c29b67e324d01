import { describe, expect, it } from 'vitest'

import { isForbiddenAddress } from '../../../src/commands/links/forbiddenAddresses'
import { canTell } from '../../../src/domain/links/canTell'
import { settleLink, type LinkMemory, type LinkSight } from '../../../src/domain/links/settleLink'

const after = (looks: readonly (readonly [string, LinkSight])[]): LinkMemory | undefined =>
  looks.reduce<LinkMemory | undefined>((memory, [day, sight]) => settleLink(memory, sight, day), undefined)

describe('a link that does not open', () => {
  it('should be dead once its server has said twice, a day apart, that there is no such page', () => {
    expect(after([['2026-12-01', 'gone']])).toMatchObject({ state: 'failing', nextOn: '2026-12-02' })
    expect(
      after([
        ['2026-12-01', 'gone'],
        ['2026-12-01', 'gone'],
      ])?.state,
    ).toBe('failing')
    expect(
      after([
        ['2026-12-01', 'gone'],
        ['2026-12-02', 'gone'],
      ]),
    ).toMatchObject({ state: 'dead', failingSince: '2026-12-01', nextOn: '2026-12-05' })
  })

  it('should get a third day when its server is silent, and live again when it opens', () => {
    const silent = [
      ['2026-12-01', 'broken'],
      ['2026-12-02', 'broken'],
      ['2026-12-03', 'broken'],
    ] as const
    expect(after(silent.slice(0, 2))?.state).toBe('failing')
    expect(after(silent)?.state).toBe('dead')
    expect(after([...silent, ['2026-12-06', 'open']])).toEqual({
      state: 'open',
      failures: 0,
      lookedOn: '2026-12-06',
      nextOn: '2026-12-13',
    })
  })

  it('should not be counted when the server answers and tells a program nothing', () => {
    expect(
      after([
        ['2026-12-01', 'gone'],
        ['2026-12-02', 'unsure'],
        ['2026-12-03', 'gone'],
      ])?.state,
    ).toBe('failing')
  })
})

describe('a round of looks', () => {
  const host = (wasKnown: boolean, answered: boolean) => ({ wasKnown, answered })

  it('should tell nothing when no server answered', () => {
    expect(canTell([])).toBe(false)
    expect(canTell([host(false, false), host(true, false)])).toBe(false)
  })

  it('should tell when a server answered and the known ones mostly did', () => {
    expect(canTell([host(false, true), host(false, false), host(false, false)])).toBe(true)
    expect(canTell([host(true, true), host(true, true), host(true, true), host(true, false)])).toBe(true)
  })

  it('should tell nothing when half of the servers it knows are silent at once', () => {
    expect(canTell([host(true, true), host(true, true), host(true, false), host(true, false)])).toBe(false)
  })
})

describe('an address', () => {
  it.each([
    '127.0.0.1',
    '127.8.9.10',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fe80::1',
    'fe80::1%eth0',
    'fd00::1',
    'ff02::1',
    'localhost',
    '',
  ])('should be refused inside: %s', (address) => {
    expect(isForbiddenAddress(address)).toBe(true)
  })

  it.each(['1.1.1.1', '211.110.1.1', '172.15.0.1', '172.32.0.1', '9.255.255.255', '11.0.0.1', '2400:cb00::1'])(
    'should be asked outside: %s',
    (address) => {
      expect(isForbiddenAddress(address)).toBe(false)
    },
  )
})
