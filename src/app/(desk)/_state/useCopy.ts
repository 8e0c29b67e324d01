import { useCallback, useState } from 'react'
import type { Brief } from '../../../domain/brief'
import { composeSms, type SmsRules } from '../../../domain/composeSms'
import { dayOf, koreanDay } from '../../../domain/day'
import type { DeskView } from '../../../domain/deskView'
import { replacedParts, withReplacements } from '../../../domain/replacedParts'
import { composeRecord } from '../_text/composeRecord'
import { composeTalk } from '../_text/composeTalk'
import { clockTime } from '../_text/clockTime'
import { copyText } from './copyText'
import type { Wanted } from './useDeskModel'

interface Copying {
  copy: () => void
  copySms: () => void
  /** 관리번호·상담유형코드·제목 for the call record. */
  copyRecord: () => void
  /** Text that could not be put on the clipboard, to be copied by hand. */
  byHand: string | null
  closeByHand: () => void
}

interface CopyParts {
  /** The answer that is shown, or that is on its way when the key comes first. */
  wanted: () => Promise<Wanted | null>
  sms: SmsRules
  /** Those that run: what they replace is copied instead. */
  briefs: readonly Brief[]
  /** Says what was done, in one sentence. */
  tell: (sentence: string) => void
  /** An answer was copied, into a call record or elsewhere. */
  onCopied: (entry: DeskView, into: 'record' | 'talk') => void
}

function unconfirmed(receivedAt: number | null): string {
  if (receivedAt === null) return ''
  return `지금은 새로 확인할 수 없어 ${clockTime(new Date(receivedAt).toISOString())}에 받은 내용입니다.`
}

/** What is copied, and the sentence that says so; `''` when there is nothing to copy, and the sentence says that. */
interface Copied {
  text: string
  done: string
}

/** Copies the answer as talk, as a text message, or for the call record. */
export function useCopy({ wanted, sms, briefs, tell, onCopied }: CopyParts): Copying {
  const [byHand, setByHand] = useState<string | null>(null)

  const put = useCallback(
    async (compose: (entry: DeskView) => Copied, into: 'record' | 'talk'): Promise<void> => {
      const found = await wanted().catch(() => null)
      if (!found) return tell('복사할 답변이 없습니다.')
      const { entry, receivedAt } = found
      const { text, done } = compose(entry)
      if (text === '' || (await copyText(text))) tell([done, unconfirmed(receivedAt)].join(' ').trim())
      else setByHand(text)
      if (text !== '') onCopied(entry, into)
    },
    [wanted, tell, onCopied],
  )

  const copy = useCallback(() => {
    const today = dayOf(new Date())
    void put(
      (entry) => ({
        text: composeTalk(entry, today, replacedParts(entry.code, briefs)),
        done: `‘${entry.title}’ 답변을 ${koreanDay(today)} 기준으로 복사했습니다.`,
      }),
      'talk',
    )
  }, [put, briefs])
  const copySms = useCallback(() => {
    void put((entry) => {
      const told = withReplacements(entry, replacedParts(entry.code, briefs))
      const { text, bytes, isCut } = composeSms(told, dayOf(new Date()), sms)
      const size = `${bytes.toLocaleString('ko')}바이트`
      if (text === '') return { text, done: '이 자료에는 문자로 보낼 내용이 없습니다.' }
      return {
        text,
        done: isCut ? `문자를 복사했습니다. 길어서 줄였습니다(${size}).` : `문자를 복사했습니다(${size}).`,
      }
    }, 'talk')
  }, [put, sms, briefs])
  const copyRecord = useCallback(() => {
    const today = dayOf(new Date())
    void put(
      (entry) => ({
        text: composeRecord(entry, today),
        done: `상담이력에 넣을 내용을 복사했습니다. ${entry.code}`,
      }),
      'record',
    )
  }, [put])
  const closeByHand = useCallback(() => setByHand(null), [])

  return { copy, copySms, copyRecord, byHand, closeByHand }
}
