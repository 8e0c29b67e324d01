import { useCallback, useState } from 'react'
import { dayOf, koreanDay } from '../../../domain/day'
import type { EntryView } from '../../../domain/entryView'
import { composeTalk } from '../_text/composeTalk'
import { copyText } from './copyText'

interface Copying {
  copy: () => void
  copySms: () => void
  /** Text that could not be put on the clipboard, to be copied by hand. */
  byHand: string | null
  closeByHand: () => void
}

/**
 * Copies the answer that is shown, or that is on its way when the key comes first.
 * @param tell says what was done, in one sentence
 */
export function useCopy(wanted: () => Promise<EntryView | null>, tell: (sentence: string) => void): Copying {
  const [byHand, setByHand] = useState<string | null>(null)

  const put = useCallback(
    async (textOf: (entry: EntryView) => string, doneOf: (entry: EntryView) => string) => {
      const entry = await wanted().catch(() => null)
      if (!entry) return tell('복사할 답변이 없습니다.')
      const text = textOf(entry)
      if (text === '') return tell('이 자료에는 문자내용이 없습니다.')
      if (await copyText(text)) tell(doneOf(entry))
      else setByHand(text)
    },
    [wanted, tell],
  )

  const copy = useCallback(() => {
    const today = dayOf(new Date())
    void put(
      (entry) => composeTalk(entry, today),
      (entry) => `‘${entry.title}’ 답변을 ${koreanDay(today)} 기준으로 복사했습니다.`,
    )
  }, [put])
  const copySms = useCallback(() => {
    void put(
      (entry) => entry.sms.trim(),
      (entry) => `‘${entry.title}’ 문자내용을 복사했습니다.`,
    )
  }, [put])
  const closeByHand = useCallback(() => setByHand(null), [])

  return { copy, copySms, byHand, closeByHand }
}
