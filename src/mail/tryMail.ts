import type { SendOutcome } from '../domain/mail/settleMail'
import type { ClaimedRow, Claims, TryNote } from './claims'
import type { MailSettings } from './mailSettings'
import { MailDataError } from './mailDataError'
import { MailNotReadyError } from './mailNotReadyError'
import type { SenderInput } from './sender'
import type { MailSession } from './transport'
import { TransportError } from './transportError'

class LeaseLostError extends Error {}

/**
 * Writes one mail and hands it over. The row is marked before the first byte of the text leaves; when it is no longer ours
 * by then, nothing leaves.
 *
 * @returns how it ended; `lost` when another sender has the row
 * @throws what nobody expected: the row then stays leased until its lease runs out
 */
export async function tryMail(
  input: Pick<SenderInput, 'write' | 'domain' | 'clock' | 'log'> & {
    claims: Claims
    session: MailSession
    row: ClaimedRow
    settings: MailSettings
    leaseMs: number
  },
): Promise<{ outcome: SendOutcome | 'lost'; note: TryNote }> {
  const { claims, row, clock, log } = input
  const renewal = setInterval(() => {
    claims.renew(row, new Date(clock())).catch((err: unknown) => log.warn({ err, msg: 'mail lease not renewed' }))
  }, input.leaseMs / 3)
  try {
    const mail = await input.write(row, input.settings).catch(putOff)
    const messageId = row.messageId ?? `<${row._id.toHexString()}@${input.domain}>`
    await input.session.send({ ...mail, messageId }, async () => {
      if (!(await claims.markData(row, new Date(clock()), messageId))) throw new LeaseLostError()
    })
    return { outcome: { kind: 'sent' }, note: {} }
  } catch (error) {
    return outcomeOf(error)
  } finally {
    clearInterval(renewal)
  }
}

/** A mail that could not be written for a reason nobody foresaw is tried again, a bounded number of times. */
function putOff(error: unknown): never {
  if (error instanceof MailDataError || error instanceof MailNotReadyError) throw error
  const message = error instanceof Error ? error.message : String(error)
  throw new MailNotReadyError(`메일을 쓰지 못했습니다. ${message}`, { isFinal: false, cause: error })
}

function outcomeOf(error: unknown): { outcome: SendOutcome | 'lost'; note: TryNote } {
  if (error instanceof LeaseLostError) return { outcome: 'lost', note: {} }
  if (error instanceof MailDataError) return { outcome: { kind: 'unsendable' }, note: { problem: error.message } }
  if (error instanceof MailNotReadyError)
    return { outcome: { kind: error.isFinal ? 'unsendable' : 'deferred' }, note: { problem: error.message } }
  if (!(error instanceof TransportError)) throw error
  const { responseCode: code, message: problem, trouble } = error
  const note = { code, problem }
  switch (trouble) {
    case 'refused':
      return { outcome: { kind: 'refused', code: code ?? 550 }, note: { code: code ?? 550, problem } }
    case 'deferred':
      return { outcome: { kind: 'deferred', code }, note }
    default:
      return { outcome: { kind: trouble }, note }
  }
}
