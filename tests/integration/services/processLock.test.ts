import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { processIdentity } from '../../../src/lib/processIdentity'
import { lockHolder, takeProcessLock } from '../../../src/lib/processLock'
import { serviceFolder } from './serviceFolder'

describe('takeProcessLock', () => {
  it('should be held by one at a time, and be free again when it is given back', () => {
    const file = join(serviceFolder(), 'lock')
    const first = takeProcessLock(file, 'first')
    expect(takeProcessLock(file, 'second')).toMatchObject({
      taken: false,
      holder: { pid: process.pid, purpose: 'first' },
    })
    if (first.taken) first.release()
    expect(existsSync(file)).toBe(false)
    expect(takeProcessLock(file, 'second')).toMatchObject({ taken: true })
  })

  it('should take over from a process that is gone', () => {
    const file = lockOf({ pid: 2 ** 22 + 1, identity: 'gone' })
    expect(lockHolder(file)).toBeUndefined()
    expect(takeProcessLock(file, 'next')).toMatchObject({ taken: true })
    expect(readdirSync(join(file, '..'))).toEqual(['lock'])
  })

  it('should take over from one whose pid another process has now', () => {
    const file = lockOf({ pid: process.pid, identity: 'started at another time' })
    expect(takeProcessLock(file, 'next')).toMatchObject({ taken: true })
  })

  it('should respect a living process that is not this one', () => {
    const file = lockOf({ pid: process.ppid, identity: processIdentity(process.ppid) ?? '' })
    expect(takeProcessLock(file, 'next')).toMatchObject({ taken: false, holder: { pid: process.ppid } })
  })

  it('should take over a lock that was cut off while it was written', () => {
    const file = join(serviceFolder(), 'lock')
    writeFileSync(file, '{ "id": "x", "pi')
    expect(takeProcessLock(file, 'next')).toMatchObject({ taken: true })
  })
})

function lockOf(holder: { pid: number; identity: string }): string {
  const file = join(serviceFolder(), 'lock')
  writeFileSync(file, JSON.stringify({ id: 'theirs', purpose: 'test', ...holder }))
  return file
}
