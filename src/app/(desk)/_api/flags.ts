import type { FlagKind, OwnFlag } from '../../../domain/flag'
import { post, request } from './request'

export interface NewFlag {
  /** Code; left out for what is missing. */
  entry?: string
  kind: FlagKind
  note: string
  /** What was typed. */
  query: string
}

export async function fetchFlags(): Promise<OwnFlag[]> {
  return ((await request('/api/flags/mine')) as { flags: OwnFlag[] }).flags
}

/** @throws DeskError with a Korean `detail` when it can't be taken */
export async function raiseFlag(flag: NewFlag): Promise<void> {
  await post('/api/flags', flag)
}
