import type { TextFieldSingleValidation } from 'payload'
import { text } from 'payload/shared'

import { countCharacters, isLongerThan } from '../../src/domain/countCharacters'

/** In place of `maxLength`, by which Payload counts an emoji twice, and a syllable in parts by its parts. */
export const textUpTo =
  (most: number): TextFieldSingleValidation =>
  (value, options) => {
    if (typeof value !== 'string' || !isLongerThan(value, most)) return text(value, options)
    return `${most}자까지 적을 수 있습니다. 지금 ${countCharacters(value)}자입니다.`
  }
