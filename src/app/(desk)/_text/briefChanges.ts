import type { Brief } from '../../../domain/brief'
import { clockTime } from './clockTime'

/** @returns what is new in a brief since an earlier text of it was read, line by line, the newest first. */
export function briefChanges({ updates, changeNote }: Brief, since: string): string[] {
  const told = updates.filter(({ at }) => at > since).map(({ at, text }) => `${clockTime(at)} 현재: ${text}`)
  if (told.length > 0) return told.reverse()
  const isTold = updates.some(({ text }) => text === changeNote)
  return [changeNote && !isTold ? changeNote : '진행 시간이나 내용 일부가 바뀌었습니다. 아래 내용을 확인해 주세요.']
}
