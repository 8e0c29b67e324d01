import type { Payload } from 'payload'

import type { FieldProblem } from '../../commands/reply/choiceToAnswer'
import type { ReplyVisit } from '../../commands/reply/replyVisit'
import { saveEvidence } from '../../commands/reply/saveEvidence'
import { EVIDENCE_REFUSALS, MOST_EVIDENCE } from '../../exchange/evidence/evidenceTypes'
import type { ReplyForm } from './readReplyForm'

/**
 * Keeps the files of a form, one by one.
 * @param before ids of the files that came earlier; those whose box was cleared go
 * @returns the ids of all that belong to the answer now, and what was wrong with which file
 */
export async function takeEvidence(input: {
  payload: Payload
  form: ReplyForm
  before: readonly string[]
  visit: ReplyVisit
  entry?: string | undefined
  now: Date
}): Promise<{ evidence: string[]; problems: FieldProblem[] }> {
  const { payload, form, visit, entry, now } = input
  const kept = form.all('keepEvidence')
  const evidence = input.before.filter((id) => kept.includes(id))
  const problems: FieldProblem[] = []
  for (const file of form.files) {
    const name = file.name || '첨부 파일'
    if (evidence.length >= MOST_EVIDENCE) {
      problems.push({ field: 'evidence', reason: `${name}: ${EVIDENCE_REFUSALS['too-many']}` })
      continue
    }
    const saved = await saveEvidence({ payload, file, organization: visit.organization, entry, now })
    if ('refused' in saved) problems.push({ field: 'evidence', reason: `${name}: ${EVIDENCE_REFUSALS[saved.refused]}` })
    else evidence.push(saved.id)
  }
  if (form.wasCut && form.files.length === 0)
    problems.push({ field: 'evidence', reason: `첨부 파일: ${EVIDENCE_REFUSALS['too-large']}` })
  return { evidence, problems }
}
