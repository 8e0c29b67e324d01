export { startServices } from './startServices'
export { withServices } from './withServices'
export type { Services, ServicesInput } from './types'
