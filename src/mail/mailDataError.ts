import { DataRefusedError } from '../lib/errors'

/** A mail that cannot be written from the data it was given; names what is wrong with which value. */
export class MailDataError extends DataRefusedError {
  constructor(template: string, problems: readonly string[]) {
    super({
      code: 'mail/data',
      message: `메일(${template})에 담을 내용이 맞지 않습니다.\n${problems.map((line) => `  - ${line}`).join('\n')}`,
      data: { template, problems },
    })
  }
}
