import { z } from 'zod'

import { isLongerThan } from '../../domain/countCharacters'
import { isDay } from '../../domain/day'
import { LONGEST_TITLE, TEXT_PART_NAMES } from '../../domain/entry'
import type { ProposedParts } from '../../domain/entryParts'
import { tidyName } from '../../domain/tidyName'
import { tidyText } from '../../domain/tidyText'
import { isWebAddress } from '../../domain/webAddress'
import { lexicalToMarkdown } from '../../exchange/lexicalToMarkdown'
import { markdownToLexical } from '../../exchange/markdownToLexical'

const LONGEST_TEXT = 20_000
const LONGEST_LIST = 50

const text = z.string().max(LONGEST_TEXT).transform(tidyText)
const day = z.string().refine(isDay, '날짜는 2026-12-01처럼 적어 주세요.')
const dayOrNone = z.union([day, z.null(), z.literal('').transform(() => null)])

const phone = z.object({
  number: z.string().min(1).max(40).transform(tidyName),
  name: z.string().max(100).default('').transform(tidyName),
  kind: z.enum(['inform', 'transfer', 'afterHours']).default('inform'),
  hours: z.string().max(100).default('').transform(tidyName),
  public: z.boolean().default(true),
})
const period = z
  .object({ from: day, until: day })
  .refine(({ from, until }) => from <= until, '마지막 날이 첫날보다 빠릅니다.')

const parts = Object.fromEntries(TEXT_PART_NAMES.map((name) => [name, text.optional()]))

/** What an officer or a program sends as the new text, made into the form in which parts are compared. */
export const proposedInput = z
  .object({
    ...parts,
    title: z
      .string()
      .transform(tidyName)
      .refine((title) => !isLongerThan(title, LONGEST_TITLE), `제목은 ${LONGEST_TITLE}자까지 쓸 수 있습니다.`)
      .refine(Boolean, '제목을 비울 수 없습니다.')
      .optional(),
    answer: z
      .string()
      .max(LONGEST_TEXT)
      .transform((markdown) => lexicalToMarkdown(markdownToLexical(markdown)))
      .refine(Boolean, '내용을 비울 수 없습니다.')
      .optional(),
    phones: z.array(phone).max(LONGEST_LIST).optional(),
    links: z
      .array(z.string().max(2000).refine(isWebAddress, 'http:// 또는 https://로 시작하는 주소만 넣습니다.'))
      .max(LONGEST_LIST)
      .optional(),
    effectiveFrom: dayOrNone.optional(),
    effectiveUntil: dayOrNone.optional(),
    applyPeriods: z.array(period).max(LONGEST_LIST).optional(),
  })
  .strict()
  .transform(
    (given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as ProposedParts,
  )
