import { Resolver } from 'node:dns/promises'

import type { Env } from '../../../lib/env'
import { isIeumError, systemCodeOf } from '../../../lib/errors'
import { smtpSettings } from '../../../mail/smtpSettings'
import { createTransport } from '../../../mail/transport'
import type { Finding } from './finding'

/** @returns the TXT records of a name, each in one piece; none when there is no such name. @throws when DNS cannot be asked */
export type AskTxt = (name: string) => Promise<string[]>

const DNS_MS = 2_000
const SMTP_TIMES = { connect: 5_000, silence: 5_000, whole: 10_000 }
const NO_RECORD = ['ENOTFOUND', 'ENODATA']

/** Whether mail can be handed over, and whether the domain it comes from lets others believe it. */
export async function* checkMail(env: Env, askTxt: AskTxt = askDns()): AsyncGenerator<Finding> {
  if (env.smtpUrl === undefined) {
    if (env.mode === 'demo') yield { what: '메일', grade: 'ok', found: '시연용 우편함(/mailbox)으로 받습니다.' }
    else yield { what: '메일', grade: 'care', found: '나가지 않음', advice: 'SMTP_URL로 메일 서버를 지정해 주세요.' }
    return
  }
  yield await checkServer(env.smtpUrl)
  yield* checkDomain(/@([^<>@\s]+)>?$/.exec(env.mailFrom.trim())?.[1] ?? '', env.dkimSelector, askTxt)
}

async function checkServer(url: string): Promise<Finding> {
  const settings = smtpSettings(url)
  const what = '메일 서버'
  const found = `${settings.host}:${settings.port}`
  try {
    const session = await createTransport(settings, SMTP_TIMES).open()
    session.cut()
    return { what, grade: 'ok', found: `${found} 연결됨${settings.login ? ', 로그인됨' : ''}` }
  } catch (error) {
    if (!isIeumError(error)) throw error
    const advice = `SMTP_URL의 주소, 암호화(smtps:// 또는 ?requireTLS=true), 계정을 확인해 주세요.\n${error.message}`
    return { what, grade: 'problem', found: `${found}에 연결하지 못함`, advice }
  }
}

async function* checkDomain(domain: string, selector: string | undefined, askTxt: AskTxt): AsyncGenerator<Finding> {
  try {
    const [spf, dmarc] = await Promise.all([askTxt(domain), askTxt(`_dmarc.${domain}`)])
    yield recordFinding('SPF', domain, spf, 'v=spf1', '메일 서버의 주소를 담은 SPF 레코드를 만들어 주세요.')
    yield recordFinding('DMARC', `_dmarc.${domain}`, dmarc, 'v=DMARC1', 'DMARC 레코드를 만들어 주세요.')
  } catch (error) {
    yield {
      what: 'SPF, DMARC',
      grade: 'care',
      found: `${domain}을 DNS에 물어볼 수 없음`,
      advice: `인터넷에 닿는 컴퓨터에서 확인해 주세요. (${systemCodeOf(error) ?? String(error)})`,
    }
    return
  }
  yield await checkDkim(domain, selector, askTxt)
}

function recordFinding(what: string, name: string, records: string[], start: string, advice: string): Finding {
  const matching = records.filter((record) => record.toLowerCase().startsWith(start.toLowerCase()))
  if (matching.length === 1) return { what, grade: 'ok', found: matching[0] ?? '' }
  if (matching.length > 1)
    return { what, grade: 'care', found: `${name}에 ${matching.length}개`, advice: '하나만 두어 주세요.' }
  return {
    what,
    grade: 'care',
    found: `${name}에 없음`,
    advice: `${advice} 없으면 받는 쪽에서 스팸으로 볼 수 있습니다.`,
  }
}

/** A key lies under a name that only whoever signs knows. */
async function checkDkim(domain: string, selector: string | undefined, askTxt: AskTxt): Promise<Finding> {
  const what = 'DKIM'
  if (selector === undefined)
    return {
      what,
      grade: 'care',
      found: '선택자를 몰라 확인하지 못함',
      advice: 'MAIL_DKIM_SELECTOR에 메일 서버가 서명할 때 쓰는 선택자를 적으면 확인합니다.',
    }
  const name = `${selector}._domainkey.${domain}`
  const records = await askTxt(name).catch(() => [])
  const key = records.find((record) => /(^|;)\s*p=[A-Za-z0-9+/]/.test(record))
  if (key) return { what, grade: 'ok', found: `${name}에 공개키 있음` }
  return {
    what,
    grade: 'care',
    found: `${name}에 공개키 없음`,
    advice: '메일 서버 담당자에게 DKIM 공개키를 받아 DNS에 넣어 주세요.',
  }
}

function askDns(): AskTxt {
  const resolver = new Resolver({ timeout: DNS_MS, tries: 1 })
  return async (name) => {
    try {
      return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''))
    } catch (error) {
      if (NO_RECORD.includes(systemCodeOf(error) ?? '')) return []
      throw error
    }
  }
}
