import type { Place } from './types'
import { civil as city_civil } from './city/civil'
import { economy as city_economy } from './city/economy'
import { environment as city_environment } from './city/environment'
import { family as city_family } from './city/family'
import { health as city_health } from './city/health'
import { taxes as city_taxes } from './city/taxes'
import { traffic as city_traffic } from './city/traffic'
import { water as city_water } from './city/water'
import { welfare as city_welfare } from './city/welfare'
import { civil as district_civil } from './district/civil'
import { health as district_health } from './district/health'
import { parking as district_parking } from './district/parking'
import { waste as district_waste } from './district/waste'
import { welfare as district_welfare } from './district/welfare'
export const citySubjects = [...city_civil, ...city_economy, ...city_environment, ...city_family, ...city_health, ...city_taxes, ...city_traffic, ...city_water, ...city_welfare]
export const districtSubjects = [...district_civil, ...district_health, ...district_parking, ...district_waste, ...district_welfare]
export const places: Place[] = []
