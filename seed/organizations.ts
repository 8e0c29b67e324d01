import { DISTRICTS, type District } from '../src/domain/districts'
import type { DemoEntry } from './demoEntry'
import { OFFICE_ALIASES } from './officeAliases'
import { phoneNumber } from './phones'

export type OrganizationKind = 'city' | 'agency' | 'district' | 'department' | 'healthCentre' | 'external'

export interface DemoOrganization {
  name: string
  kind: OrganizationKind
  parent?: string
  district?: District
  phone: string
  hours: string
  dutyRoom?: { number: string; name: string; hours: string; takes: string }
  aliases: string[]
}

const OFFICE_HOURS = '평일 09:00~18:00'
const CITY = '서울특별시'
const CITY_PARENT = /^(.+?(?:실|국|본부|관|위원회|원|단))\s+\S+/

/** 강남구 -> 강남구, 강남구보건소 and its departments; the city with its bureaus; agencies by themselves. */
export function buildOrganizations(entries: readonly DemoEntry[]): DemoOrganization[] {
  const byName = new Map<string, DemoOrganization>()
  const add = (organization: DemoOrganization): void => {
    if (!byName.has(organization.name)) byName.set(organization.name, organization)
  }
  add({
    ...office(CITY, 'city'),
    dutyRoom: {
      number: phoneNumber('서울특별시 당직실'),
      name: '서울시 당직실',
      hours: '야간·휴일',
      takes: '긴급 민원 접수, 담당부서와 자치구 전달',
    },
    aliases: ['서울시', '서울시청', '시청'],
  })
  for (const district of DISTRICTS) {
    const dutyRoom = {
      number: phoneNumber(`${district}청 당직실`),
      name: `${district}청 당직실`,
      hours: '평일 18:00~다음 날 09:00, 토·일요일과 공휴일 종일',
      takes: '긴급 민원과 생활불편 신고 접수, 다음 근무일에 담당부서 전달',
    }
    add({ ...office(district, 'district'), parent: CITY, district, dutyRoom, aliases: [`${district}청`] })
    add({ ...office(`${district} 보건소`, 'healthCentre'), parent: district, district, aliases: [`${district}보건소`] })
  }
  for (const { organization, district } of entries) {
    if (district)
      add({ ...office(organization, 'department'), parent: departmentParent(organization, district), district })
    else addCityOffice(organization, add)
  }
  // A parent stands before what hangs below it.
  return [...byName.values()]
}

function office(name: string, kind: OrganizationKind): DemoOrganization {
  return { name, kind, phone: phoneNumber(name), hours: OFFICE_HOURS, aliases: [...(OFFICE_ALIASES[name] ?? [])] }
}

const departmentParent = (organization: string, district: District): string =>
  organization.startsWith(`${district} 보건소`) ? `${district} 보건소` : district

function addCityOffice(name: string, add: (organization: DemoOrganization) => void): void {
  const parent = CITY_PARENT.exec(name)?.[1]
  const isBureau = parent !== undefined && /(?:실|국|본부|관|위원회)$/.test(parent) && !parent.startsWith('서울아리수')
  if (isBureau) {
    add({ ...office(parent, 'city'), parent: CITY })
    add({ ...office(name, 'city'), parent })
    return
  }
  const [agency = name, ...below] = name.split(' ')
  add({ ...office(agency, 'agency'), parent: CITY })
  if (below.length > 0) add({ ...office(name, 'agency'), parent: agency })
}
