import type { Payload } from 'payload'

import { dayOf } from '../domain/day'
import { planSendNow, type SendNowRefusal } from '../domain/refresh/planSendNow'
import type { PlannedMail } from '../domain/refresh/sweepTypes'
import { isDuplicateKey } from './refresh/isDuplicateKey'
import { sendPlanned } from './refresh/sendPlanned'
import { mailNamesOf } from './refresh/sweepMail'
import type { SweepParts } from './refresh/sweepParts'
import { previewSweep } from './runSweep'

/**
 * Sends one post its mail at once, because somebody of the staff says so.
 * @returns the mail that was handed to the outbox, or why there was none
 */
export async function sendNow(input: {
  payload: Payload
  parts: SweepParts
  post: string
  now: Date
  /** Id of the user. */
  by: string
}): Promise<{ sent: PlannedMail } | { refused: SendNowRefusal }> {
  const { state } = await previewSweep(input)
  const mail = planSendNow(state, input.post)
  if ('refused' in mail) return mail
  try {
    await sendPlanned({ ...input, mails: [mail], names: mailNamesOf(state), today: dayOf(input.now) })
    return { sent: mail }
  } catch (err) {
    if (isDuplicateKey(err)) return { refused: 'alreadyToday' }
    throw err
  }
}
