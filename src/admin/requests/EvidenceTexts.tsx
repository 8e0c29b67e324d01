import type { EvidenceText } from '../../commands/reply/evidenceText'

/** 근거자료 beside the change it proves: the file, and the text that was read out of it. */
export function EvidenceTexts({ evidence }: { evidence: readonly EvidenceText[] }) {
  return (
    <section>
      <h2>근거자료</h2>
      {evidence.length === 0 && <p className="ieum-none">붙인 파일이 없습니다.</p>}
      {evidence.map(({ id, filename, text }, index) => (
        <details key={id} open={index === 0}>
          <summary>{filename}</summary>
          <pre className="ieum-evidence">{text || '글자를 읽지 못한 파일입니다.'}</pre>
          <a href={`/api/evidence/${id}/file`}>파일 받기</a>
        </details>
      ))}
    </section>
  )
}
