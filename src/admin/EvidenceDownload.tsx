import type { BeforeDocumentControlsServerProps } from 'payload'

/** The link to the file, above the row of a 근거자료. */
export function EvidenceDownload({ id }: BeforeDocumentControlsServerProps & { id?: string | number }) {
  return id ? <a href={`/api/evidence/${id}/file`}>파일 내려받기</a> : null
}
