const MARK = '이송할 곳: '

/** @returns the reason of a 이송 with the office as the officer wrote it, where nobody knows it by that name. */
export const withTarget = (reason: string, to: string): string => `${reason}\n${MARK}${to}`

/** The way back. @returns the reason alone, and the office that was written; `''` when none was. */
export function splitTarget(reason: string): { reason: string; to: string } {
  const lines = reason.split('\n')
  const last = lines.at(-1) ?? ''
  return last.startsWith(MARK)
    ? { reason: lines.slice(0, -1).join('\n'), to: last.slice(MARK.length) }
    : { reason, to: '' }
}
