import type { DeskSettings } from '../../../domain/deskSettings'
import { request } from './request'

export async function fetchSettings(): Promise<DeskSettings> {
  return (await request('/api/lookup/desk')) as DeskSettings
}
