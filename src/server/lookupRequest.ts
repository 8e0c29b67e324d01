import { z } from 'zod'

import { DISTRICTS } from '../domain/districts'
import { FRESHNESS } from '../domain/freshness'
import type { LookupRequest } from '../domain/lookup'
import { DOCUMENT_KINDS } from '../domain/searchDocument'
import type { Problem } from './problem'

/** A question is a sentence, not a document. */
export const MAX_QUERY_LENGTH = 200
const MAX_NAME_LENGTH = 200
const MAX_LIMIT = 50
const DEFAULT_LIMIT = 20
const MAX_OFFSET = 10_000

const oneOf = <T extends string>(values: readonly T[], what: string) =>
  z.enum(values as readonly [T, ...T[]], { error: () => what })

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `${from}에서 ${to} 사이의 정수`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `${from}에서 ${to} 사이의 정수`)

const name = z.string().max(MAX_NAME_LENGTH, `${MAX_NAME_LENGTH}자 이하`)

const schema = z.object({
  q: z.string().max(MAX_QUERY_LENGTH, `${MAX_QUERY_LENGTH}자 이하`).default(''),
  scope: oneOf(['city', 'district'], 'city 또는 district').optional(),
  district: oneOf(DISTRICTS, '서울의 25개 자치구 이름').optional(),
  organization: name.optional(),
  category: name.optional(),
  kind: oneOf(DOCUMENT_KINDS, 'entry, brief, aid 가운데 하나').optional(),
  freshness: oneOf(FRESHNESS, `${FRESHNESS.join(', ')} 가운데 하나`).optional(),
  readDistrict: oneOf(['0', '1'], '0 또는 1').optional(),
  readOrganization: oneOf(['0', '1'], '0 또는 1').optional(),
  limit: wholeNumber(1, MAX_LIMIT).default(DEFAULT_LIMIT),
  offset: wholeNumber(0, MAX_OFFSET).default(0),
})
const PARAMETERS = Object.keys(schema.shape)

/**
 * @returns the request behind the parameters of `GET /api/lookup`, or a 400 that says what is wrong with which one. An
 *   empty parameter counts as left out; names we do not know are ignored, but `q[$ne]` and the like are refused.
 */
export function parseLookupRequest(parameters: URLSearchParams): { request: LookupRequest } | { problem: Problem } {
  const errors: { parameter: string; expected: string }[] = []
  const given: Record<string, string> = {}
  for (const parameter of new Set(parameters.keys())) {
    const [base = ''] = parameter.split(/[[.]/, 1)
    if (!PARAMETERS.includes(base)) continue
    const values = parameters.getAll(parameter)
    if (base !== parameter || values.length > 1) errors.push({ parameter, expected: '값 하나' })
    else if (values[0] !== '') given[parameter] = values[0] ?? ''
  }
  const parsed = schema.safeParse(given)
  if (!parsed.success)
    errors.push(...parsed.error.issues.map((issue) => ({ parameter: String(issue.path[0]), expected: issue.message })))
  if (errors.length > 0 || !parsed.success) {
    const detail = errors.map(({ parameter, expected }) => `‘${parameter}’에 넣을 수 있는 값: ${expected}.`).join(' ')
    return { problem: { status: 400, code: 'bad-parameter', detail, errors } }
  }
  const { readDistrict, readOrganization, ...request } = parsed.data
  const undone = {
    ...(readDistrict === '0' ? { readDistrict: false } : {}),
    ...(readOrganization === '0' ? { readOrganization: false } : {}),
  }
  return { request: { ...request, ...undone } }
}
