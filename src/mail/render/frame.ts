import type { Day } from '../../domain/day'

/** The addresses of an officer's reply page, made for one mail. */
export interface ReplyAddresses {
  /** One for each of `REPLY_URLS`. */
  addresses: string[]
  /** To be typed where links are blocked, together with the code. */
  typedAddress: string
  code: string
  expiresAt: Date
}

/** Who answers questions about the mails, and the 공문 that announced them. */
export interface MailContact {
  department: string
  phone: string
  email?: string | undefined
  announcement?: { title: string; number?: string | undefined; day?: Day | undefined } | undefined
}

/** What every mail is written with, beside its own data. */
export interface MailFrame {
  toName: string
  /** The day on which it is sent. */
  today: Day
  contact: MailContact
  /** Where staff and officers with an account sign in. */
  publicUrl: string
  reply?: ReplyAddresses | undefined
  /** The name of the 회신서 that goes with it. */
  sheetName?: string | undefined
  /** For a forgotten password. */
  resetUrl?: string | undefined
}
