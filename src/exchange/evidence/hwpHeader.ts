/**
 * The stream `FileHeader` of HWP 5 begins with this, padded to 32 bytes; four bytes of version and four of flags follow
 * (Hancom, "한글 문서 파일 구조 5.0", table 3). It fits into one sector of 64, so it stands in the file in one piece.
 */
const SIGNATURE = Buffer.from('HWP Document File'.padEnd(32, '\0'), 'latin1')
const FLAGS_AT = 36

const FLAG = {
  password: 1 << 1,
  distribution: 1 << 2,
  script: 1 << 3,
  drm: 1 << 4,
  certificate: 1 << 8,
  certificateDrm: 1 << 10,
}

export interface HwpHeader {
  isLocked: boolean
  hasDrm: boolean
  hasScript: boolean
}

/** @returns what the header of an HWP 5 file says; `undefined` when it has none. */
export function hwpHeader(bytes: Buffer): HwpHeader | undefined {
  const at = bytes.indexOf(SIGNATURE)
  if (at < 0 || bytes.length < at + FLAGS_AT + 4) return undefined
  const flags = bytes.readUInt32LE(at + FLAGS_AT)
  const has = (flag: number): boolean => (flags & flag) !== 0
  return {
    isLocked: has(FLAG.password) || has(FLAG.certificate),
    hasDrm: has(FLAG.drm) || has(FLAG.certificateDrm) || has(FLAG.distribution),
    hasScript: has(FLAG.script),
  }
}
