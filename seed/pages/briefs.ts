import type { DemoBrief } from './types'

export const briefs: DemoBrief[] = []
