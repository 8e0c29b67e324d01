import { useEffect, useState, type FormEvent } from 'react'
import { dayOf, koreanDay } from '../../../domain/day'
import { FLAG_KINDS, type FlagKind, type OwnFlag } from '../../../domain/flag'
import type { Flags } from '../_state/useFlags'
import { formText } from '../_text/formText'
import { Field } from './Field'
import { SidePanel } from './SidePanel'

interface FlagPanelProps {
  flags: Flags
  /** The answer that is on the screen; `null` when nothing was found. */
  entry: { code: string; title: string } | null
  /** What was typed. */
  query: string
  tell: (sentence: string) => void
  onClose: () => void
}

const KINDS = Object.entries(FLAG_KINDS) as [FlagKind, string][]

/** Tells the education staff that an answer is wrong, changed, missing or badly worded; and lists what came of it. */
export function FlagPanel({ flags, entry, query, tell, onClose }: FlagPanelProps) {
  const [kind, setKind] = useState<FlagKind>(entry ? 'wrong' : 'missing')
  const [isSending, setIsSending] = useState(false)
  const { look } = flags
  useEffect(look, [look])

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (isSending) return
    const form = new FormData(event.currentTarget)
    const text = (name: string): string => formText(form, name)
    setIsSending(true)
    const about = entry && kind !== 'missing' ? { entry: entry.code } : {}
    const problem = await flags.raise({ ...about, kind, note: text('note'), query: text('query') })
    setIsSending(false)
    if (problem) return tell(problem)
    onClose()
    tell('알려 주셔서 고맙습니다. 답은 ‘내가 알린 것’에서 볼 수 있습니다.')
  }

  return (
    <SidePanel title="자료 의견 알리기" onClose={onClose}>
      <form className="flag-form" onSubmit={(event) => void submit(event)}>
        <fieldset className="flag-kinds">
          <legend>{entry && kind !== 'missing' ? `‘${entry.title}’` : '찾지 못한 자료'}</legend>
          {KINDS.map(([value, label]) => (
            <label key={value} className={value === kind ? 'flag-kind is-chosen' : 'flag-kind'}>
              <input
                type="radio"
                name="kind"
                value={value}
                checked={value === kind}
                disabled={!entry && value !== 'missing'}
                data-first={value === kind || undefined}
                onChange={() => setKind(value)}
              />
              {label}
            </label>
          ))}
        </fieldset>
        <Field label="한두 마디" name="note" maxLength={2000} autoComplete="off" hint="비워 두어도 됩니다." />
        <Field label="찾던 말" name="query" maxLength={200} autoComplete="off" defaultValue={query.slice(0, 200)} />
        <button type="submit" className="button button--primary" disabled={isSending}>
          알리기
        </button>
      </form>
      <h3 className="panel-part">내가 알린 것</h3>
      {flags.own.length === 0 && <p className="dialog-note">아직 알린 것이 없습니다.</p>}
      <ul className="notes-list">
        {flags.own.map((flag) => (
          <FlagItem key={flag.id} flag={flag} />
        ))}
      </ul>
    </SidePanel>
  )
}

function FlagItem({ flag }: { flag: OwnFlag }) {
  return (
    <li>
      <p>{[flag.kindLabel, flag.note].filter(Boolean).join(': ')}</p>
      {flag.answer && <p className="flag-answer">{flag.answer}</p>}
      <p className="note-meta">
        <strong>{flag.stateLabel}</strong>
        {flag.entry && <span>{flag.entry}</span>}
        <span>{koreanDay(dayOf(flag.createdAt))}</span>
      </p>
    </li>
  )
}
