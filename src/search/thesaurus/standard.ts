import { compileThesaurus } from './compile'
import type { ThesaurusGroup } from './types'

/** The groups that come with Ieum. */
export const STANDARD_GROUPS: readonly ThesaurusGroup[] = []

/** @returns the thesaurus that comes with Ieum, ready for reading. */
export const standardThesaurus = compileThesaurus(STANDARD_GROUPS)
