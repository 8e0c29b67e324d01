import { Mark } from './Mark'

/** The admin's mark in its top bar. */
export function Icon() {
  return <Mark size={16} />
}
