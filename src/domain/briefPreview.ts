import type { Brief } from './brief'

/**
 * What the admin and the desk's preview page tell each other, both on this site: `ready` from the page when it listens, the
 * brief as it is being written to it, and from it the height it needs, in px.
 */
export type BriefPreviewMessage =
  | { type: 'ieum.preview.ready' }
  | { type: 'ieum.preview.brief'; brief: Brief }
  | { type: 'ieum.preview.height'; height: number }

/** @returns the message in an event's data; `undefined` for what others send (browser extensions do) */
export function previewMessageIn(data: unknown): BriefPreviewMessage | undefined {
  const { type } = (data ?? {}) as { type?: unknown }
  return typeof type === 'string' && type.startsWith('ieum.preview.') ? (data as BriefPreviewMessage) : undefined
}
