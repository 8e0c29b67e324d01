import type { DemoAid } from './types'

export const aids: DemoAid[] = []
