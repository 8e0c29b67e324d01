import type { MailTemplate } from '../domain/mail/mailTemplate'
import { MailDataError } from './mailDataError'
import { templates } from './templates'

/**
 * @returns the data a template is written from, checked
 * @throws MailDataError (`mail/data`)
 */
export function readMailData(template: MailTemplate, data: unknown): unknown {
  const parsed = templates[template].shape.safeParse(data)
  if (parsed.success) return parsed.data
  throw new MailDataError(
    template,
    parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  )
}
