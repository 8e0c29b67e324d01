import type { Payload } from 'payload'

import { databaseOf } from '../../lib/databaseOf'
import { refreshParts } from '../../commands/refresh/refreshParts'
import { mailNamesOf, sweepMail } from '../../commands/refresh/sweepMail'
import type { SweepMail } from '../../commands/refresh/sweepParts'
import { worklistRows, type WorklistRow } from '../../commands/refresh/worklistRow'
import { reorganise, type Reorganisation } from '../../commands/reorganise'
import { previewSweep } from '../../commands/runSweep'
import type { Day } from '../../domain/day'
import { planSendNow } from '../../domain/refresh/planSendNow'
import { REPLY_SHEET_NAME } from '../../commands/reply/linkSheet'
import { readEnv } from '../../lib/env'
import { isIeumError } from '../../lib/errors'
import { readMailSettings } from '../../mail/mailSettings'
import { previewMail } from '../../mail/previewMail'

/** The preview of today's sweep, or of one post's mail. */
export interface RefreshPreview {
  mails: readonly SweepMail[]
  /** By reason. */
  skipped: Readonly<Record<string, number>>
  /** The text of the one mail, as its reader would read it. */
  text?: string
}

/** What would go out today; with `post` the mail that post would get by hand, whatever the calendar says. */
export async function readPreview(payload: Payload, now: Date, post?: string): Promise<RefreshPreview> {
  const { state, plan } = await previewSweep({ payload, parts: refreshParts, now })
  const names = mailNamesOf(state)
  if (post) {
    const mail = planSendNow(state, post)
    if ('refused' in mail) return { mails: [], skipped: { [mail.refused]: 1 } }
    const draft = sweepMail(mail, names)
    return { mails: [draft], skipped: {}, text: await textOf(payload, draft, now) }
  }
  const skipped: Record<string, number> = {}
  for (const { reason } of plan.skipped) skipped[reason] = (skipped[reason] ?? 0) + 1
  return { mails: plan.mails.map((mail) => sweepMail(mail, names)), skipped }
}

async function textOf(payload: Payload, draft: SweepMail, now: Date): Promise<string> {
  const { publicUrl, replyUrls } = readEnv()
  const { contact } = await readMailSettings(databaseOf(payload))
  return previewMail({ draft, now, contact, publicUrl, replyUrls, sheetName: REPLY_SHEET_NAME })
}

export interface Worklists {
  /** The day of the sweep that made them; undefined before the first. */
  day: Day | undefined
  rows: readonly WorklistRow[]
  /** Names and titles, by id. */
  organizations: ReadonlyMap<string, string>
  posts: ReadonlyMap<string, string>
}

/** The two worklists as the last sweep left them. */
export async function readWorklists(payload: Payload): Promise<Worklists> {
  const db = databaseOf(payload)
  const rows = await worklistRows(db).find({}).toArray()
  const organizations = await payload.find({
    collection: 'organizations',
    where: { id: { in: [...new Set(rows.map(({ organization }) => organization))] } },
    pagination: false,
    select: { name: true },
  })
  const posts = await payload.find({
    collection: 'posts',
    where: { id: { in: rows.flatMap(({ post }) => post ?? []) } },
    pagination: false,
    select: { title: true },
  })
  return {
    day: rows[0]?.day,
    rows,
    organizations: new Map(organizations.docs.map(({ id, name }) => [id, name])),
    posts: new Map(posts.docs.map(({ id, title }) => [id, title])),
  }
}

/** What a reorganisation would move, or the sentence that says why it can't. */
export async function readReorganisation(
  payload: Payload,
  names: { from: string; to: string },
  now: Date,
): Promise<Reorganisation | string> {
  const actor = { name: '미리 보기', via: 'admin' }
  return reorganise({ payload, ...names, now, actor, isDryRun: true }).catch((err: unknown) => {
    if (isIeumError(err)) return err.message
    throw err
  })
}

/** How the staff are asked about mails, as they set it under 메일 설정. */
export async function readContact(payload: Payload): Promise<{ name: string; phone: string }> {
  const row = await payload.db.connection.db?.collection('globals').findOne({ globalType: 'mail-settings' })
  const text = (value: unknown, otherwise: string): string =>
    typeof value === 'string' && value.trim() ? value.trim() : otherwise
  return { name: text(row?.department, '120다산콜재단 교육운영부'), phone: text(row?.phone, '') }
}
