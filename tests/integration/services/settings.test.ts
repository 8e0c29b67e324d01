import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseEnv } from '../../../src/lib/env'
import { SettingsError } from '../../../src/lib/errors'
import { payloadSecret } from '../../../src/lib/payloadSecret'
import { serviceFolder } from './serviceFolder'

const SECRET = 'a-secret-that-is-long-enough'

describe('parseEnv', () => {
  it('should need nothing, and take an empty setting as not set', () => {
    expect(parseEnv({ PORT: '', MONGODB_URI: ' ' })).toMatchObject({
      mode: 'demo',
      host: '127.0.0.1',
      port: 3120,
      publicUrl: 'http://127.0.0.1:3120',
      replyUrls: ['http://127.0.0.1:3120'],
      mongodbUri: undefined,
    })
  })

  it('should name every wrong setting at once', () => {
    const wrong = { PORT: '31,20', IEUM_SEED_DATE: '2026-02-30', SMTP_URL: 'mail.example.kr', REPLY_URLS: 'a.kr' }
    expect(namesRefused(wrong)).toEqual(['IEUM_SEED_DATE', 'PORT', 'REPLY_URLS', 'SMTP_URL'])
  })

  it('should refuse production without a secret, and a demo that others can reach', () => {
    expect(namesRefused({ IEUM_MODE: 'production' })).toEqual(['PAYLOAD_SECRET'])
    expect(namesRefused({ HOST: '0.0.0.0' })).toEqual(['HOST'])
    expect(namesRefused({ HOST: '0.0.0.0', IEUM_MODE: 'production', PAYLOAD_SECRET: SECRET })).toEqual([])
    expect(namesRefused({ HOST: '::1' })).toEqual([])
  })

  it('should refuse a secret that is too short', () => {
    for (const name of ['PAYLOAD_SECRET', 'IEUM_REPLY_KEY']) expect(namesRefused({ [name]: 'short' })).toEqual([name])
  })

  it.each([
    ['HOST', '127.0.0.999'],
    ['HOST', 'no such host'],
    ['SMTP_URL', 'smtp://'],
    ['SMTP_URL', 'smtp:mail.example.kr'],
    ['PUBLIC_URL', 'http:ieum.example.kr'],
    ['PUBLIC_URL', 'https://ieum.example.kr/?a=1'],
    ['REPLY_URLS', 'https://a.example.kr, https://b.example.kr/#top'],
  ])('should refuse %s=%s', (name, value) => {
    expect(namesRefused({ IEUM_MODE: 'production', PAYLOAD_SECRET: SECRET, [name]: value })).toEqual([name])
  })

  it('should refuse a MongoDB address without a replica set, and name the database when it does not', () => {
    expect(namesRefused({ MONGODB_URI: 'mongodb://db/ieum' })).toEqual(['MONGODB_URI'])
    const { mongodbUri } = parseEnv({ MONGODB_URI: 'mongodb://a:1,b:2/?replicaSet=rs0' })
    expect(mongodbUri).toBe('mongodb://a:1,b:2/ieum?replicaSet=rs0')
  })

  it('should not repeat a secret in what it says', () => {
    const said = refusal({ PAYLOAD_SECRET: 'tooshort', MONGODB_URI: 'mongodb://u:hidden@db/x' })?.message
    expect(said).toContain('MONGODB_URI')
    expect(said).not.toMatch(/tooshort|hidden/)
  })
})

describe('payloadSecret', () => {
  it('should be made once, kept, and readable by its owner only', () => {
    const dataDir = serviceFolder()
    const made = payloadSecret({ payloadSecret: undefined, dataDir })
    expect(made.length).toBeGreaterThan(32)
    expect(payloadSecret({ payloadSecret: undefined, dataDir })).toBe(made)
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
    expect(payloadSecret({ payloadSecret: SECRET, dataDir })).toBe(SECRET)
  })
})

function namesRefused(source: Record<string, string>): string[] {
  const error = refusal(source)
  if (error) expect(error.exitCode).toBe(2)
  return (error?.problems ?? []).map(({ name }) => name).sort()
}

function refusal(source: Record<string, string>): SettingsError | undefined {
  try {
    parseEnv(source)
    return undefined
  } catch (error) {
    if (error instanceof SettingsError) return error
    throw error
  }
}
