import { koreanMinute } from '../../../domain/day'

/** @returns `07:05`, in Seoul */
export function clockTime(instant: string): string {
  return koreanMinute(instant).slice(-5)
}
