import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

import { parseEnv, SETTING_NAMES } from '../../src/lib/env'

interface Service {
  command?: string[]
  environment?: Record<string, string>
  ports?: string[]
  volumes?: string[]
  healthcheck?: { test: string[] }
  depends_on?: Record<string, { condition: string }>
}

const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
  services: Record<string, Service>
  volumes: Record<string, unknown>
}
const { services } = compose
const ours = ['app', 'worker'].map((name) => [name, services[name]?.environment ?? {}] as const)

/** What `docker compose` would hand over with these values in `.env`. */
function filled(text: string, values: Record<string, string>): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, operator?: string, rest?: string) => {
    const value = values[name]
    if (value) return value
    if (operator === '?') throw new Error(rest)
    return rest ?? ''
  })
}

const VALUES = { PAYLOAD_SECRET: 'a-secret-of-forty-letters-or-so', MEILI_MASTER_KEY: 'another-secret' }

describe('docker-compose.yml', () => {
  it('should bring the whole production set', () => {
    expect(Object.keys(services)).toEqual(['app', 'worker', 'mongo', 'meilisearch', 'mailpit'])
  })

  it.each(ours)('should give %s settings that there are, and that are right', (_, environment) => {
    expect(Object.keys(environment).filter((name) => !SETTING_NAMES.includes(name))).toEqual([])
    const source = Object.fromEntries(Object.entries(environment).map(([name, text]) => [name, filled(text, VALUES)]))
    expect(parseEnv(source)).toMatchObject({ mode: 'production', meili: { host: 'http://meilisearch:7700' } })
  })

  it('should not start without the secrets', () => {
    for (const [, environment] of ours) {
      expect(() => Object.values(environment).map((text) => filled(text, {}))).toThrow('PAYLOAD_SECRET')
    }
  })

  it("should open nothing but the app's and the mailbox's ports, to this machine alone", () => {
    const open = Object.entries(services).flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]))
    expect(open).toEqual([
      ['app', '127.0.0.1:3120:3120'],
      ['mailpit', '127.0.0.1:8025:8025'],
    ])
  })

  it('should start without waiting for what it can do without', () => {
    for (const name of ['app', 'worker']) {
      expect(services[name]?.depends_on).toEqual({
        mongo: { condition: 'service_healthy' },
        meilisearch: { condition: 'service_started' },
      })
    }
  })

  it('should ask after the health of what others wait for', () => {
    const awaited = Object.values(services).flatMap(({ depends_on: on = {} }) => Object.keys(on))
    for (const name of awaited) expect(services[name]?.healthcheck, name).toBeDefined()
  })

  it('should keep in named volumes what must outlive a container', () => {
    const mounted = Object.values(services).flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0]))
    expect(new Set(mounted)).toEqual(new Set(Object.keys(compose.volumes)))
  })

  it('should name in .env.example every value it asks for', () => {
    const asked = Array.from(readFileSync('docker-compose.yml', 'utf8').matchAll(/\$\{(\w+)/g), ([, name]) => name)
    const offered = readFileSync('.env.example', 'utf8')
    for (const name of asked) expect(offered).toMatch(new RegExp(`^${name}=`, 'm'))
  })
})
