import { civil } from './civil'
import { compileThesaurus } from './compile'
import { healthAndTax } from './healthAndTax'
import { home } from './home'
import { situationsAtHome } from './situationsAtHome'
import { situationsInTown } from './situationsInTown'
import { situationsOfPeople } from './situationsOfPeople'
import { animals } from './spoken/animals'
import { civil as spokenCivil } from './spoken/civil'
import { economy } from './spoken/economy'
import { families } from './spoken/families'
import { health } from './spoken/health'
import { housing } from './spoken/housing'
import { outings } from './spoken/outings'
import { people } from './spoken/people'
import { safety } from './spoken/safety'
import { streets } from './spoken/streets'
import { taxes } from './spoken/taxes'
import { traffic as spokenTraffic } from './spoken/traffic'
import { wasteAndWater } from './spoken/wasteAndWater'
import { traffic } from './traffic'
import type { ThesaurusGroup } from './types'
import { welfare } from './welfare'

/** The groups that come with Ieum: what names a thing otherwise first, then what callers tell of it. */
export const DEFAULT_GROUPS: readonly ThesaurusGroup[] = [
  ...civil,
  ...home,
  ...traffic,
  ...welfare,
  ...healthAndTax,
  ...situationsAtHome,
  ...situationsOfPeople,
  ...situationsInTown,
  ...animals,
  ...spokenCivil,
  ...economy,
  ...families,
  ...health,
  ...housing,
  ...outings,
  ...people,
  ...safety,
  ...streets,
  ...taxes,
  ...spokenTraffic,
  ...wasteAndWater,
]

/** What comes with Ieum, ready for reading. */
export const defaultThesaurus = compileThesaurus(DEFAULT_GROUPS)
