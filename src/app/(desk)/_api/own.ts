import type { LookupHit } from '../../../domain/lookup'
import { post, request } from './request'

/** A private note; it ends by itself after thirty days. */
export interface Note {
  id: string
  text: string
  code: string | null
  at: string
  expiresAt: string
}

/** What belongs to the signed-in agent alone. */
export interface OwnThings {
  pins: LookupHit[]
  recents: LookupHit[]
  notes: Note[]
}

export async function fetchOwn(): Promise<OwnThings> {
  return (await request('/api/lookup/own')) as OwnThings
}

/** @returns what is asked most today. */
export async function fetchAsked(): Promise<LookupHit[]> {
  return ((await request('/api/lookup/asked')) as { hits: LookupHit[] }).hits
}

/** @throws DeskError `full` with a Korean `detail` when there is no room for another. */
export async function setPinned(code: string, isPinned: boolean): Promise<void> {
  await request(`/api/lookup/own/pins/${encodeURIComponent(code)}`, { method: isPinned ? 'PUT' : 'DELETE' })
}

/** Remembers which revision was read, so that the next time what has changed can be marked. */
export async function tellSeen(code: string, revision: number): Promise<void> {
  await post('/api/lookup/own/seen', { code, revision })
}

export async function writeNote(text: string, code: string | null): Promise<Note> {
  return (await post('/api/lookup/own/notes', { text, code })) as Note
}

export async function dropNote(id: string): Promise<void> {
  await request(`/api/lookup/own/notes/${id}`, { method: 'DELETE' })
}

/** Hands a note to the education staff as material; it is theirs then. */
export async function proposeNote(id: string): Promise<void> {
  await post(`/api/lookup/own/notes/${id}/propose`)
}
