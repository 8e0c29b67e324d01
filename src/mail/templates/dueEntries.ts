import { z } from 'zod'

import { mailEntry } from './entryList'

/** What the mails about entries to be checked are written from. */
export const dueEntries = z.looseObject({
  organizationName: z.string().nullish(),
  postTitle: z.string().nullish(),
  entries: z.array(mailEntry).default([]),
  /** How many are due in all, when the mail lists fewer. */
  total: z.number().int().nullish(),
  /** Whom the mails before this one went to. */
  primaryName: z.string().nullish(),
})

export type DueEntries = z.infer<typeof dueEntries>
