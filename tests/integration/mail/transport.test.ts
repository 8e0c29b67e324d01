import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { parseEnv } from '../../../src/lib/env'
import { smtpSettings } from '../../../src/mail/smtpSettings'
import { createTransport, type OutgoingMail } from '../../../src/mail/transport'
import { checkMail, type AskTxt } from '../../../src/server/services/doctor/checkMail'
import type { Finding } from '../../../src/server/services/doctor/finding'
import { startSmtp, type SmtpFixture } from '../../support/smtp'

const TIMES = { connect: 3000, silence: 5000, whole: 10_000 }
const MAIL: OutgoingMail = {
  from: '이음 <ieum@ieum.test>',
  to: 'officer@office.test',
  toName: '김○○ 주무관\r\nBcc: other@office.test',
  subject: '[120다산콜] 12월 현행화 안내\r\nBcc: other@office.test',
  html: '<p>안녕하십니까.</p>',
  text: '안녕하십니까.\n',
  messageId: '<id@ieum.test>',
  date: new Date('2026-12-01T01:00:00Z'),
}

let folder: string
let key: string
let cert: string
const servers: SmtpFixture[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ieum-tls-'))
  const file = (name: string): string => join(folder, name)
  execFileSync('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
    ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', file('key.pem'), '-out', file('cert.pem')],
  ])
  key = readFileSync(file('key.pem'), 'utf8')
  cert = readFileSync(file('cert.pem'), 'utf8')
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  rmSync(folder, { recursive: true, force: true })
})

async function smtpWith(options: Parameters<typeof startSmtp>[1]): Promise<SmtpFixture> {
  const server = await startSmtp({}, options)
  servers.push(server)
  return server
}
const login = {
  authOptional: false,
  allowInsecureAuth: true,
  onAuth: (
    auth: { username?: string | null; password?: string | null },
    _session: unknown,
    done: (error: Error | null, answer?: { user: string }) => void,
  ) => {
    const isRight = auth.username === 'ieum' && auth.password === 'p@ss/word'
    done(isRight ? null : new Error('wrong'), isRight ? { user: 'ieum' } : undefined)
  },
}
const open = (url: string, ca?: string) => createTransport(smtpSettings(url), TIMES, ca).open()

describe('the transport', () => {
  it('should send over STARTTLS when the address asks for it', async () => {
    const server = await smtpWith({ key, cert, disabledCommands: [] })
    const session = await open(`smtp://localhost:${server.port}?requireTLS=true`, cert)
    await session.send(MAIL, async () => {})
    session.close()
    expect(server.delivered[0]?.parsed.text).toBe('안녕하십니까.\n')
  })

  it('should send nothing to a server without TLS when TLS is required', async () => {
    const server = await smtpWith({})
    await expect(open(`smtp://localhost:${server.port}?requireTLS=true`)).rejects.toMatchObject({
      code: 'mail/unreachable',
    })
  })

  it('should send nothing to a server whose certificate nobody vouches for', async () => {
    const server = await smtpWith({ key, cert, secure: true })
    await expect(open(`smtps://localhost:${server.port}`)).rejects.toMatchObject({ code: 'mail/unreachable' })
    const session = await open(`smtps://localhost:${server.port}`, cert)
    await session.send(MAIL, async () => {})
    session.close()
    expect(server.delivered).toHaveLength(1)
  })

  it('should log in with what the address carries, and say when it is wrong', async () => {
    const server = await smtpWith({ disabledCommands: ['STARTTLS'], ...login })
    const session = await open(`smtp://ieum:p%40ss%2Fword@127.0.0.1:${server.port}`)
    await session.send(MAIL, async () => {})
    session.close()
    const wrong = open(`smtp://ieum:other@127.0.0.1:${server.port}`)
    await expect(wrong).rejects.toMatchObject({ code: 'mail/unreachable', responseCode: 535 })
  })

  it('should never send a login in the clear to another machine', () => {
    expect(smtpSettings('smtp://ieum:secret@mail.example.kr:587').requireTLS).toBe(true)
    expect(smtpSettings('smtp://mail.example.kr').requireTLS).toBe(false)
  })

  it('should let no name and no subject add a header or a recipient', async () => {
    const server = await smtpWith({})
    const session = await open(server.url)
    await session.send(MAIL, async () => {})
    session.close()
    const { parsed, to } = server.delivered[0] ?? {}
    expect(to).toBe('officer@office.test')
    expect(parsed?.headers.has('bcc')).toBe(false)
    expect(parsed?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(parsed?.messageId).toBe('<id@ieum.test>')
  })

  it('should ask before the first byte of the text leaves, and send nothing when the answer is no', async () => {
    const server = await smtpWith({})
    const session = await open(server.url)
    const refusal = new Error('not ours any more')
    await expect(session.send(MAIL, async () => Promise.reject(refusal))).rejects.toBe(refusal)
    expect(session.isOpen()).toBe(false)
    expect(server.delivered).toHaveLength(0)
  })

  it('should not ask at all when the recipient is refused', async () => {
    const server = await smtpWith({})
    server.script = { onRcpt: () => 550 }
    const session = await open(server.url)
    let asked = 0
    const sending = session.send(MAIL, async () => void (asked += 1))
    await expect(sending).rejects.toMatchObject({ code: 'mail/refused', responseCode: 550 })
    expect(asked).toBe(0)
  })
})

describe('what the doctor says of mail', () => {
  const findings = async (source: Record<string, string>, ask?: AskTxt): Promise<Finding[]> =>
    collect(checkMail(parseEnv({ MAIL_FROM: '이음 <ieum@ieum.test>', ...source }), ask))
  const collect = async (found: AsyncIterable<Finding>): Promise<Finding[]> => {
    const all: Finding[] = []
    for await (const finding of found) all.push(finding)
    return all
  }
  const records: Record<string, string[]> = {
    'ieum.test': ['google-site-verification=1', 'v=spf1 ip4:10.0.0.1 -all'],
    'm1._domainkey.ieum.test': ['v=DKIM1; k=rsa; p=MIGfMA0'],
  }
  const ask: AskTxt = async (name) => records[name] ?? []

  it('should look at the server and at the domain', async () => {
    const server = await smtpWith({})
    const found = await findings({ SMTP_URL: server.url, MAIL_DKIM_SELECTOR: 'm1' }, ask)
    expect(found.map(({ what, grade }) => `${what} ${grade}`)).toEqual([
      '메일 서버 ok',
      'SPF ok',
      'DMARC care',
      'DKIM ok',
    ])
  })

  it('should say when the server cannot be reached, and when DNS cannot be asked', async () => {
    const server = await smtpWith({})
    await server.stop()
    const closed: AskTxt = async () => Promise.reject(Object.assign(new Error('no answer'), { code: 'ETIMEOUT' }))
    const [mail, dns] = await findings({ SMTP_URL: server.url }, closed)
    expect(mail).toMatchObject({ what: '메일 서버', grade: 'problem' })
    expect(dns).toMatchObject({ grade: 'care', found: expect.stringContaining('물어볼 수 없음') as string })
  })

  it('should say that nothing goes out in production without SMTP_URL', async () => {
    const found = await findings({ IEUM_MODE: 'production', PAYLOAD_SECRET: 'a-secret-for-tests-only' }, ask)
    expect(found).toMatchObject([{ what: '메일', grade: 'care' }])
  })
})
