import { DataRefusedError } from '../lib/errors'
import type { Rejection } from './rejection'

/** The file as a whole cannot be read (exit code 1). `rejection` says where and what was expected. */
export class FileRefusedError extends DataRefusedError {
  readonly rejection: Rejection

  constructor(rejection: Rejection, cause?: unknown) {
    super({ code: 'exchange/file-refused', message: rejection.reason, data: { rejection }, cause })
    this.rejection = rejection
  }
}
