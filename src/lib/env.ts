import { isIP } from 'node:net'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { SettingsError, type SettingProblem } from './errors'

export type Mode = 'demo' | 'production'
export type Role = 'all' | 'web' | 'worker' | 'reply'

/** The settings of CONTRACT.md, checked. `payloadSecret` may be missing in demo mode: `payloadSecret(env)` makes one. */
export type Env = {
  mode: Mode
  role: Role
  host: string
  port: number
  /** Without a slash at the end. */
  publicUrl: string
  /** Absolute. */
  dataDir: string
  /** Absolute; fetched programs, shared by data folders. */
  cacheDir: string
  mongodbUri: string | undefined
  /** Bound of the embedded mongod's cache, in GB. */
  mongodbCacheGb: number
  meili: { host: string; apiKey: string | undefined } | undefined
  /** Whether `npm start` runs a Meilisearch of its own when `meili` names none and one can be had. */
  startsMeilisearch: boolean
  smtpUrl: string | undefined
  mailFrom: string
  /** Under which the key lies that MAIL_FROM's domain is signed with; `npm run doctor` looks it up. */
  dkimSelector: string | undefined
  /** The addresses officers reach, without a slash at the end; at least one. */
  replyUrls: readonly string[]
  payloadSecret: string | undefined
  /** Keys the hashes of typed reply codes; shared by whoever mints them and whoever reads them. From PAYLOAD_SECRET when not set. */
  replyKey: string | undefined
  /** `YYYY-MM-DD`, from which the demo's dates are counted. */
  seedDate: string | undefined
  demoPassword: string | undefined
  logLevel: string
}

export type EnvSource = Readonly<Record<string, string | undefined>>

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i
const SECRET_LENGTH = 16

/** Paths are put behind it: what follows `?` or `#` would swallow them. */
const webUrl = (expected: string) =>
  z
    .string()
    .refine((text) => hasProtocol(text, ['http:', 'https:']) && !/[?#]/.test(text), expected)
    .transform((text) => text.replace(/\/+$/, ''))

const number = (expected: string, min: number, max: number) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/, expected)
    .transform(Number)
    .refine((n) => n >= min && n <= max, expected)

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: (issue) => `${values.join(', ')} 가운데 하나여야 합니다. 지금 값: ${String(issue.input)}` })

/** A name or an address that a server can be opened on. */
const HOST_NAME = /^(?!-)[\w-]{1,63}(\.[\w-]{1,63})*\.?$/
/** Node would look for a machine of this name. */
const LOOKS_LIKE_IPV4 = /^[\d.]+$/

const secret = z.string().min(SECRET_LENGTH, `${SECRET_LENGTH}자 이상의 임의의 글자여야 합니다.`)

const PORT = '1에서 65535까지의 정수여야 합니다. (기본값 3120)'

const settings = z.object({
  IEUM_MODE: oneOf(['demo', 'production']).default('demo'),
  IEUM_ROLE: oneOf(['all', 'web', 'worker', 'reply']).default('all'),
  HOST: z.string().refine(isHost, '이 컴퓨터의 주소나 이름이어야 합니다. 예: 127.0.0.1, 0.0.0.0').default('127.0.0.1'),
  PORT: number(PORT, 1, 65535).refine(Number.isInteger, PORT).default(3120),
  PUBLIC_URL: webUrl('http:// 나 https:// 로 시작하는 주소여야 합니다. 예: https://ieum.example.kr').optional(),
  IEUM_DATA_DIR: z.string().default('./.data'),
  IEUM_CACHE_DIR: z.string().optional(),
  XDG_CACHE_HOME: z.string().optional(),
  MONGODB_URI: z.string().superRefine(checkMongodbUri).transform(withDatabaseName).optional(),
  IEUM_MONGODB_CACHE_GB: number('0.25에서 64까지의 수(GB)여야 합니다. (기본값 1)', 0.25, 64).default(1),
  MEILI_HOST: webUrl(
    'http:// 나 https:// 로 시작하는 Meilisearch 주소여야 합니다. 예: http://127.0.0.1:7700',
  ).optional(),
  MEILI_API_KEY: z.string().optional(),
  IEUM_MEILISEARCH: oneOf(['auto', 'off']).default('auto'),
  SMTP_URL: z
    .string()
    .refine(
      (text) => hasProtocol(text, ['smtp:', 'smtps:']),
      'smtp:// 나 smtps:// 로 시작하는 메일 서버 주소여야 합니다. 예: smtp://mail.example.kr:25',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>@]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, '메일 주소여야 합니다. 예: 이음 <ieum@example.kr>')
    .default('이음 <noreply@ieum.test>'),
  MAIL_DKIM_SELECTOR: z
    .string()
    .regex(/^[\w.-]+$/, 'DKIM 선택자여야 합니다. 예: mail2026')
    .optional(),
  REPLY_URLS: z
    .string()
    .transform((text) => text.split(/[\s,;]+/).filter(Boolean))
    .pipe(z.array(webUrl('쉼표로 나눈 http:// 나 https:// 주소여야 합니다. 예: https://a.example.kr, http://10.0.0.7')))
    .optional(),
  PAYLOAD_SECRET: secret.optional(),
  IEUM_REPLY_KEY: secret.optional(),
  IEUM_SEED_DATE: z.iso.date({ error: '달력에 있는 날짜여야 합니다. 예: 2026-11-23' }).optional(),
  IEUM_DEMO_PASSWORD: z.string().optional(),
  IEUM_LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
})

/** Every name that is looked at. */
export const SETTING_NAMES: readonly string[] = Object.keys(settings.shape)

type Settings = z.infer<typeof settings>

let cached: Env | undefined

/**
 * @returns the settings of this process, read once; nothing is read before the first call, so that `next build`,
 *   which imports this file, needs none.
 * @throws SettingsError (exit code 2) that names every wrong setting and what was expected
 */
export function readEnv(): Env {
  cached ??= parseEnv(process.env)
  return cached
}

/** Forgets what was read; for a process that has just changed its own environment, and for tests. */
export function forgetEnv(): void {
  cached = undefined
}

/**
 * @returns the settings in `source`; a setting that is empty counts as not set
 * @throws SettingsError as `readEnv` does
 */
export function parseEnv(source: EnvSource): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = settings.safeParse(given)
  if (!parsed.success) throw new SettingsError(parsed.error.issues.map(problemOf))
  const problems = [...modeProblems(parsed.data)]
  if (problems.length > 0) throw new SettingsError(problems)
  return envOf(parsed.data)
}

/** @returns whether only this machine reaches `host`. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host)
}

function* modeProblems(given: Settings): Generator<SettingProblem> {
  if (given.IEUM_MODE === 'production' && given.PAYLOAD_SECRET === undefined)
    yield {
      name: 'PAYLOAD_SECRET',
      expected: `운영(IEUM_MODE=production)에서는 꼭 있어야 합니다. ${SECRET_LENGTH}자 이상의 임의의 글자를 지정해 주세요.`,
    }
  if (given.IEUM_MODE === 'demo' && !isLoopback(given.HOST))
    yield {
      name: 'HOST',
      expected:
        `시연(IEUM_MODE=demo)에서는 이 컴퓨터에서만 열 수 있습니다. HOST를 127.0.0.1로 두거나 ` +
        `IEUM_MODE=production으로 바꿔 주세요. 지금 값: ${given.HOST}`,
    }
}

function envOf(given: Settings): Env {
  const host = given.HOST.includes(':') && !given.HOST.startsWith('[') ? `[${given.HOST}]` : given.HOST
  const publicUrl = given.PUBLIC_URL ?? `http://${host}:${given.PORT}`
  const cacheDir = given.IEUM_CACHE_DIR ?? join(given.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ieum')
  return {
    mode: given.IEUM_MODE,
    role: given.IEUM_ROLE,
    host: given.HOST,
    port: given.PORT,
    publicUrl,
    // The comments keep Next's build from tracing the whole project for these two paths.
    dataDir: resolve(/* turbopackIgnore: true */ given.IEUM_DATA_DIR),
    cacheDir: resolve(/* turbopackIgnore: true */ cacheDir),
    mongodbUri: given.MONGODB_URI,
    mongodbCacheGb: given.IEUM_MONGODB_CACHE_GB,
    meili: given.MEILI_HOST === undefined ? undefined : { host: given.MEILI_HOST, apiKey: given.MEILI_API_KEY },
    startsMeilisearch: given.IEUM_MEILISEARCH === 'auto',
    smtpUrl: given.SMTP_URL,
    mailFrom: given.MAIL_FROM,
    dkimSelector: given.MAIL_DKIM_SELECTOR,
    replyUrls: given.REPLY_URLS?.length ? given.REPLY_URLS : [publicUrl],
    payloadSecret: given.PAYLOAD_SECRET,
    replyKey: given.IEUM_REPLY_KEY,
    seedDate: given.IEUM_SEED_DATE,
    demoPassword: given.IEUM_DEMO_PASSWORD,
    logLevel: given.IEUM_LOG_LEVEL,
  }
}

function problemOf(issue: z.core.$ZodIssue): SettingProblem {
  return { name: String(issue.path[0]), expected: issue.message }
}

function hasProtocol(text: string, protocols: readonly string[]): boolean {
  if (!URL.canParse(text) || !/^[a-z]+:\/\//i.test(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocols.includes(protocol) && hostname !== ''
}

function isHost(text: string): boolean {
  if (isIP(text.replace(/^\[(.+)\]$/, '$1')) !== 0) return true
  return HOST_NAME.test(text) && !LOOKS_LIKE_IPV4.test(text)
}

/** Payload turns transactions off without a word when the connection string names no replica set. */
function checkMongodbUri(uri: string, context: z.RefinementCtx<string>): void {
  if (!/^mongodb(\+srv)?:\/\/[^/]+/.test(uri))
    context.addIssue({ code: 'custom', message: 'mongodb:// 나 mongodb+srv:// 로 시작하는 접속 주소여야 합니다.' })
  else if (!/[?&]replicaSet=[^&]+/.test(uri))
    context.addIssue({
      code: 'custom',
      message:
        '복제 세트 이름(replicaSet=...)이 있어야 합니다. 없으면 여러 문서를 함께 고칠 때 일부만 바뀔 수 있습니다.',
    })
}

/** Without a name in it the driver would write into a database called `test`. */
function withDatabaseName(uri: string): string {
  return uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?(?=\?|$)/, '$1/ieum')
}
