import type { Day } from '../src/domain/day'
import { citySubjects, districtSubjects, places } from './catalogue'
import { cityEntries } from './cityEntries'
import { districtEntries } from './districtEntries'
import { buildOrganizations, type DemoOrganization } from './organizations'
import { fitToCount, type DemoEntry } from './demoEntry'
import { placeSubjects } from './placeSubjects'

/** What the 120 call centre's report of April 2025 counts. */
export const CITY_ENTRIES = 4906
export const DISTRICT_ENTRIES = 5048

/** The demo as data, before anything is written. */
export interface Demo {
  /** The day the demo is built for. */
  today: Day
  organizations: DemoOrganization[]
  entries: DemoEntry[]
}

/** Builds the demo for a day. Always the same for the same day; only dates differ between days. */
export function buildDemo(today: Day): Demo {
  const city = fitToCount(cityEntries([...citySubjects, ...placeSubjects(places)], today), CITY_ENTRIES)
  const district = fitToCount(districtEntries(districtSubjects, today), DISTRICT_ENTRIES)
  const entries = [...city, ...district]
  return { today, organizations: buildOrganizations(entries), entries }
}
