/** Seoul's 25 districts with the letters their entry codes begin with. */
export const DISTRICT_CODES = {
  강남구: 'GN',
  강동구: 'GD',
  강북구: 'GB',
  강서구: 'GS',
  관악구: 'GA',
  광진구: 'GJ',
  구로구: 'GR',
  금천구: 'GC',
  노원구: 'NW',
  도봉구: 'DB',
  동대문구: 'DD',
  동작구: 'DJ',
  마포구: 'MP',
  서대문구: 'SD',
  서초구: 'SC',
  성동구: 'SO',
  성북구: 'SB',
  송파구: 'SP',
  양천구: 'YC',
  영등포구: 'YD',
  용산구: 'YS',
  은평구: 'EP',
  종로구: 'JN',
  중구: 'JG',
  중랑구: 'JR',
} as const

export type District = keyof typeof DISTRICT_CODES
export const DISTRICTS = Object.keys(DISTRICT_CODES) as District[]

export function isDistrict(name: string): name is District {
  return Object.hasOwn(DISTRICT_CODES, name)
}
