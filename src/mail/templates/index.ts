import type { MailTemplate } from '../../domain/mail/mailTemplate'
import { asked } from './asked'
import { briefReminder } from './briefReminder'
import { decided } from './decided'
import { deputyReminder } from './deputyReminder'
import { digest } from './digest'
import { mustRead } from './mustRead'
import { password } from './password'
import { personCheck } from './personCheck'
import { reminder } from './reminder'
import { returned } from './returned'
import { summary } from './summary'
import { teamLeadReminder } from './teamLeadReminder'
import type { Template } from './template'
import { urgentNotice } from './urgentNotice'

/** Every template under its name; each checks the data it is given with its own shape. */
export const templates = {
  digest,
  reminder,
  deputyReminder,
  teamLeadReminder,
  summary,
  personCheck,
  returned,
  decided,
  asked,
  briefReminder,
  urgentNotice,
  mustRead,
  password,
} as Readonly<Record<MailTemplate, Template>>
