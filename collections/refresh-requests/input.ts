import { z } from 'zod'

import { isDay } from '../../src/domain/day'
import { PART_NAMES } from '../../src/domain/entryParts'
import { proposedInput } from '../../src/commands/requests/proposedInput'

const reason = z.string().max(5000).default('')
const day = z.string().refine(isDay, '날짜는 2026-12-01처럼 적어 주세요.')
const optionalDay = z.union([day, z.literal('').transform(() => undefined)]).optional()
const id = z.string().regex(/^[0-9a-f]{24}$/, '아이디 24자')
const evidence = z
  .array(z.string().regex(/^[0-9a-f]{24}$/, '아이디 24자'))
  .max(20)
  .optional()

/** `POST /api/refresh-requests`. */
export const submitBody = z.object({
  direction: z.enum(['asked', 'told']).optional(),
  kind: z.enum(['change', 'new', 'retire', 'reroute', 'check']),
  entries: z.array(z.string().min(1).max(64)).max(500).default([]),
  baseRevisions: z.array(z.number().int()).max(500).optional(),
  proposed: proposedInput.optional(),
  /** Of a new entry. */
  reviewCycleMonths: z.number().int().min(1).max(36).optional(),
  reason,
  evidence,
  sender: z
    .object({
      name: z.string().max(50).optional(),
      position: z.string().max(50).default(''),
      phone: z.string().max(40).default(''),
    })
    .optional(),
  organization: id.optional(),
  effectiveOn: optionalDay,
  urgent: z.boolean().optional(),
})

/** `POST /api/refresh-requests/:id/approve`. */
export const approveBody = z.object({
  reason,
  merge: z.boolean().default(false),
  choices: z.partialRecord(z.enum(PART_NAMES as [string, ...string[]]), z.enum(['proposed', 'current'])).default({}),
})

/** `POST /api/refresh-requests/:id/amend`. */
export const amendBody = z.object({
  proposed: proposedInput.optional(),
  reason: z.string().max(5000).optional(),
  evidence,
  /** Empty: as soon as it is approved. */
  effectiveOn: z.union([day, z.null(), z.literal('').transform(() => null)]).optional(),
})

/** `POST /api/refresh-requests/preview`. */
export const previewBody = z.object({
  entries: z.array(z.string().min(1).max(64)).min(1).max(500),
  proposed: proposedInput.default({}),
})

/** `POST /api/refresh-requests/:id/assign`. */
export const assignBody = z.object({
  organization: id,
  post: z.union([id, z.literal('').transform(() => undefined)]).optional(),
})

/** The moves that take a reason and nothing else. */
export const reasonBody = z.object({ reason })
