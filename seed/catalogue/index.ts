import { animals } from './city/animals'
import { civil } from './city/civil'
import { culture } from './city/culture'
import { digital } from './city/digital'
import { economy } from './city/economy'
import { education } from './city/education'
import { environment } from './city/environment'
import { family } from './city/family'
import { health } from './city/health'
import { housing } from './city/housing'
import { safety } from './city/safety'
import { sports } from './city/sports'
import { taxes } from './city/taxes'
import { tourism } from './city/tourism'
import { traffic } from './city/traffic'
import { urban } from './city/urban'
import { water } from './city/water'
import { welfare } from './city/welfare'
import { building as districtBuilding } from './district/building'
import { business as districtBusiness } from './district/business'
import { civil as districtCivil } from './district/civil'
import { health as districtHealth } from './district/health'
import { living as districtLiving } from './district/living'
import { parking as districtParking } from './district/parking'
import { waste as districtWaste } from './district/waste'
import { welfare as districtWelfare } from './district/welfare'
import type { CitySubject, DistrictSubject } from './types'

/** Every subject of the city and its agencies. */
export const citySubjects: readonly CitySubject[] = [
  ...animals,
  ...civil,
  ...culture,
  ...digital,
  ...economy,
  ...education,
  ...environment,
  ...family,
  ...health,
  ...housing,
  ...safety,
  ...sports,
  ...taxes,
  ...tourism,
  ...traffic,
  ...urban,
  ...water,
  ...welfare,
]

/** Every subject that the districts answer for, each for itself. */
export const districtSubjects: readonly DistrictSubject[] = [
  ...districtBuilding,
  ...districtBusiness,
  ...districtCivil,
  ...districtHealth,
  ...districtLiving,
  ...districtParking,
  ...districtWaste,
  ...districtWelfare,
]

export { places } from './places'
