import type { FormEvent } from 'react'
import { fieldValue } from '../_text/fieldValue'

/** For the quality staff: what the answer said at a minute that has passed. Times are Seoul's. */
export function AsOfForm({ onAsk }: { onAsk: (at: Date) => void }) {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const local = fieldValue(event.currentTarget, 'at')
    if (local) onAsk(new Date(`${local}:00+09:00`))
  }
  return (
    <form className="as-of" onSubmit={submit}>
      <label>
        그때의 내용
        <input type="datetime-local" name="at" required />
      </label>
      <button type="submit" className="button button--small">
        보기
      </button>
    </form>
  )
}
