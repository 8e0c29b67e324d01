import { civil } from './civil'
import { healthAndTax } from './healthAndTax'
import { home } from './home'
import { children as childrenProgrammes } from './programmes/children'
import { country as countryProgrammes } from './programmes/country'
import { disability as disabilityProgrammes } from './programmes/disability'
import { elderly as elderlyProgrammes } from './programmes/elderly'
import { families as familiesProgrammes } from './programmes/families'
import { health as healthProgrammes } from './programmes/health'
import { housing as housingProgrammes } from './programmes/housing'
import { migrants as migrantsProgrammes } from './programmes/migrants'
import { money as moneyProgrammes } from './programmes/money'
import { safety as safetyProgrammes } from './programmes/safety'
import { school as schoolProgrammes } from './programmes/school'
import { veterans as veteransProgrammes } from './programmes/veterans'
import { work as workProgrammes } from './programmes/work'
import { situationsAtHome } from './situationsAtHome'
import { situationsInTown } from './situationsInTown'
import { situationsOfPeople } from './situationsOfPeople'
import { animals } from './spoken/animals'
import { civil as spokenCivil } from './spoken/civil'
import { economy } from './spoken/economy'
import { families } from './spoken/families'
import { health } from './spoken/health'
import { housing } from './spoken/housing'
import { moreWords } from './spoken/moreWords'
import { outings } from './spoken/outings'
import { people } from './spoken/people'
import { safety } from './spoken/safety'
import { streets } from './spoken/streets'
import { taxes } from './spoken/taxes'
import { traffic as spokenTraffic } from './spoken/traffic'
import { wasteAndWater } from './spoken/wasteAndWater'
import { civil as toldCivil } from './told/civil'
import { home as toldHome } from './told/home'
import { money as toldMoney } from './told/money'
import { people as toldPeople } from './told/people'
import { pets as toldPets } from './told/pets'
import { town as toldTown } from './told/town'
import { traffic as toldTraffic } from './told/traffic'
import { traffic } from './traffic'
import type { ThesaurusGroup } from './types'
import { welfare } from './welfare'

/** The name of a section is part of its groups' keys, for ever. */
const SECTIONS: Record<string, readonly ThesaurusGroup[]> = {
  civil,
  home,
  traffic,
  welfare,
  healthAndTax,
  situationsAtHome,
  situationsOfPeople,
  situationsInTown,
  animals,
  spokenCivil,
  economy,
  families,
  health,
  housing,
  moreWords,
  outings,
  people,
  safety,
  streets,
  taxes,
  spokenTraffic,
  wasteAndWater,
  toldCivil,
  toldPets,
  toldTraffic,
  toldHome,
  toldPeople,
  toldMoney,
  toldTown,
  childrenProgrammes,
  countryProgrammes,
  disabilityProgrammes,
  elderlyProgrammes,
  familiesProgrammes,
  healthProgrammes,
  housingProgrammes,
  migrantsProgrammes,
  moneyProgrammes,
  safetyProgrammes,
  schoolProgrammes,
  veteransProgrammes,
  workProgrammes,
}

export interface BuiltInGroup extends ThesaurusGroup {
  /** Section and first word: `home/복비`. Stays the same over versions, so a group's first word is never changed. */
  key: string
}

/** The groups that come with Ieum, each with its key. */
export const builtInGroups: readonly BuiltInGroup[] = Object.entries(SECTIONS).flatMap(([section, groups]) =>
  groups.map((group) => ({ ...group, key: `${section}/${group.say[0] ?? ''}` })),
)
