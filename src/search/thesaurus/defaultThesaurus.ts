import { civil } from './civil'
import { compileThesaurus } from './compile'
import { healthAndTax } from './healthAndTax'
import { home } from './home'
import { situationsAtHome } from './situationsAtHome'
import { situationsInTown } from './situationsInTown'
import { situationsOfPeople } from './situationsOfPeople'
import { traffic } from './traffic'
import type { ThesaurusGroup } from './types'
import { welfare } from './welfare'

/** The groups that come with Ieum. */
export const DEFAULT_GROUPS: readonly ThesaurusGroup[] = [
  ...civil,
  ...home,
  ...traffic,
  ...welfare,
  ...healthAndTax,
  ...situationsAtHome,
  ...situationsOfPeople,
  ...situationsInTown,
]

/** What comes with Ieum, ready for reading. Editors' rows join by `compileThesaurus([...DEFAULT_GROUPS, ...rows])`. */
export const defaultThesaurus = compileThesaurus(DEFAULT_GROUPS)
