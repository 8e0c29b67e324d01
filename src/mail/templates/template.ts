import type { z } from 'zod'

import type { MailContent } from '../render/content'
import type { MailFrame } from '../render/frame'

/** One mail: what data it is written from, and what it says. Data that is missing is left out of the text. */
export interface Template<Data = unknown> {
  shape: z.ZodType<Data>
  write(data: Data, frame: MailFrame): MailContent
}
