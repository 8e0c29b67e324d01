import type { EmailAdapter } from 'payload'

/** Ieum sends mail through its outbox alone. Payload's own mails (a forgotten password) are refused: staff reset it. */
export const noMailYet: EmailAdapter = ({ payload }) => ({
  name: 'none',
  defaultFromAddress: 'noreply@ieum.test',
  defaultFromName: '이음',
  sendEmail: async ({ subject }) => {
    payload.logger.info({ msg: `mail not sent, no transport: ${String(subject)}` })
  },
})
