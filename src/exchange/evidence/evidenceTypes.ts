/** The kinds of file an officer may add, by content. */
export const EVIDENCE_TYPES = {
  hwp: 'application/x-hwp',
  hwpx: 'application/hwp+zip',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
} as const
export type EvidenceKind = keyof typeof EVIDENCE_TYPES

/** In bytes. What is larger is seldom read by anybody, and mail gateways stop it too. */
export const LARGEST_EVIDENCE = 10 * 1024 * 1024
/** Files with one answer. */
export const MOST_EVIDENCE = 5

const ALLOWED = 'HWP, HWPX, PDF, DOCX, 그림(JPG, PNG, WebP, GIF)'

/** Why a file was not taken, and what to do. */
export const EVIDENCE_REFUSALS = {
  empty: '파일이 비어 있습니다. 다시 골라 주세요.',
  'too-large': '파일이 10 MB를 넘습니다. 필요한 쪽만 나누어 첨부해 주세요.',
  'too-many': `파일은 한 건에 ${MOST_EVIDENCE}개까지 첨부할 수 있습니다.`,
  kind: `${ALLOWED}만 첨부할 수 있습니다. 이름을 바꾼 다른 형식의 파일은 받지 않습니다.`,
  drm: '문서보안(DRM)이 걸려 있습니다. DRM 해제 후 첨부해 주세요.',
  locked: '암호가 걸려 있습니다. 암호를 푼 뒤 첨부해 주세요.',
  macro: '매크로나 스크립트가 들어 있습니다. 매크로를 지우고 저장해 첨부해 주세요.',
  bomb: '압축을 풀면 지나치게 커지는 파일입니다. PDF로 저장해 첨부해 주세요.',
  broken: '파일이 손상되어 열 수 없습니다. 원본을 열어 다시 저장한 뒤 첨부해 주세요.',
  slow: '파일을 읽는 데 너무 오래 걸립니다. PDF로 저장해 첨부해 주세요.',
  pixels: '그림이 너무 큽니다. 가로·세로를 줄여 4천만 화소 아래로 첨부해 주세요.',
} as const
export type EvidenceRefusal = keyof typeof EVIDENCE_REFUSALS

/** What a look into a file gives. `text` is Markdown, `''` for pictures and scans. */
export type EvidenceReport = { kind: EvidenceKind; text: string } | { refused: EvidenceRefusal }
