import './nav.css'

/** The way to the worklist, above Payload's own groups. */
export function RequestsNav() {
  return (
    <nav aria-label="현행화" className="ieum-nav">
      <a href="/admin/requests">현행화 요청 처리</a>
    </nav>
  )
}
