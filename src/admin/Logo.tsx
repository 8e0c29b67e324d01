import { Mark } from './Mark'

/** What stands above the admin's sign-in. */
export function Logo() {
  return (
    <span style={{ alignItems: 'center', display: 'inline-flex', fontSize: 28, fontWeight: 700, gap: 12 }}>
      <Mark size={32} />
      이음
    </span>
  )
}
