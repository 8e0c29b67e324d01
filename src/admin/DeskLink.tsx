/** The way from the admin to the desk. */
export function DeskLink() {
  return (
    <a href="/" style={{ whiteSpace: 'nowrap' }}>
      상담 화면
    </a>
  )
}
