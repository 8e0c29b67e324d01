import { PERSON_FIELDS } from '../../commands/reply/readNewPerson'
import type { ReplyEntry } from '../../commands/reply/readReplyEntries'
import type { ReplyChoice } from '../../commands/reply/replyDrafts'
import { ANSWER_KINDS, type AnswerKind } from '../../domain/reply/officerAnswer'
import { PART_NAMES } from '../../exchange/writtenParts'
import type { ReplyForm } from './readReplyForm'

const CHANGE_FIELDS: readonly string[] = [...PART_NAMES, 'effectiveOn', 'reason']
/** The fields of each answer's form. */
const FIELDS: Record<AnswerKind, readonly string[]> = {
  unchanged: [],
  change: CHANGE_FIELDS,
  retire: ['reason'],
  person: PERSON_FIELDS,
  reroute: ['to', 'reason'],
  undecided: ['until', 'reason'],
}
/** Of one field, in characters: somewhat more than is accepted, so that a refusal keeps what was written. */
const LONGEST_FIELD = 60_000

/** @returns the fields of a text that is amended, as they were written. */
export const amendedFields = (form: ReplyForm): Record<string, string> => fieldsIn(form, [...CHANGE_FIELDS, 'to'])

/**
 * @param before what was chosen so far; what was written for the same answer stays
 * @returns the choices of the list's form; an entry that was never touched has none
 */
export function chosenIn(
  form: ReplyForm,
  open: readonly ReplyEntry[],
  before: ReadonlyMap<string, ReplyChoice>,
): ReplyChoice[] {
  return open.flatMap((entry): ReplyChoice[] => {
    const said = form.fields[`kind.${entry.id}`]
    const kind = ANSWER_KINDS.find((known) => known === said) ?? 'later'
    const ticked = form.all(`facts.${entry.id}`)
    const facts = entry.facts.map(({ name }) => name).filter((name) => ticked.includes(name))
    const earlier = before.get(entry.id)
    if (kind === 'later' && facts.length === 0 && !earlier) return []
    const isSame = earlier?.kind === kind
    return [
      {
        entry: entry.id,
        revision: Number(form.fields[`revision.${entry.id}`]) || entry.revision,
        kind,
        facts,
        fields: isSame ? earlier.fields : {},
        evidence: isSame ? earlier.evidence : [],
      },
    ]
  })
}

/** @returns the fields of who takes over, as they were written. */
export const personFields = (form: ReplyForm): Record<string, string> => fieldsIn(form, PERSON_FIELDS)

/** @returns the fields that belong to this answer's form, as they were written. */
export function writtenFields(form: ReplyForm, kind: AnswerKind): Record<string, string> {
  return fieldsIn(form, FIELDS[kind])
}

function fieldsIn(form: ReplyForm, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = form.fields[name]
      return text === undefined ? [] : [[name, text.slice(0, LONGEST_FIELD)]]
    }),
  )
}
