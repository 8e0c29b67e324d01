import type { Brief } from '../../../domain/brief'
import { KIND_LABELS } from './labels'

/** @returns what a brief is called on the desk */
export function briefKind({ kind }: Pick<Brief, 'kind'>): string {
  return kind === 'urgent' ? '긴급공지' : KIND_LABELS.brief
}
