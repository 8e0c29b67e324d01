import type { AdminViewServerProps } from 'payload'

import { isEditor } from '../../policies/roles'
import { StaffPage, viewerOf } from '../StaffPage'
import { DeadLinks } from './DeadLinks'
import { Preview } from './Preview'
import { readLinkWorklist } from './readLinkWorklist'
import { readContact, readPreview, readReorganisation, readWorklists } from './readRefreshPage'
import { Reorganise } from './Reorganise'
import { StatusLine } from './StatusLine'
import { Worklist } from './Worklist'
import { dayOf } from '../../domain/day'
import { readRefreshSettings } from '../../commands/refresh/readRefreshSettings'
import '../requests/requests.css'
import './refresh.css'

type Search = Record<string, string | string[] | undefined>
const one = (search: Search, name: string): string => {
  const value = search[name]
  return typeof value === 'string' ? value : ''
}

/** 현행화 메일: what goes out, who has nobody, who has not answered; pausing, previewing and sending by hand. */
export function RefreshView(view: AdminViewServerProps) {
  const viewer = viewerOf(view, '/refresh')
  const { payload } = view.initPageResult.req
  return (
    <StaffPage allowed={isEditor} view={view} viewer={viewer}>
      {isEditor(viewer) && <RefreshPage payload={payload} search={view.searchParams ?? {}} />}
    </StaffPage>
  )
}

async function RefreshPage({ payload, search }: { payload: AdminViewServerProps['payload']; search: Search }) {
  const now = new Date()
  const today = dayOf(now)
  const [from, to, post] = [one(search, 'from'), one(search, 'to'), one(search, 'post')]
  const [settings, worklists, links, contact] = await Promise.all([
    readRefreshSettings(payload, today),
    readWorklists(payload),
    readLinkWorklist(payload),
    readContact(payload),
  ])
  const preview = post || one(search, 'preview') ? await readPreview(payload, now, post || undefined) : undefined
  const moving = from && to ? await readReorganisation(payload, { from, to }, now) : undefined
  return (
    <>
      <h1>현행화 메일</h1>
      {one(search, 'told') && (
        <p className="ieum-told" role="status">
          {one(search, 'told')}
        </p>
      )}
      <StatusLine settings={settings} today={today} />
      {preview && <Preview post={post} preview={preview} />}
      <Worklist contact={contact} letterOf={one(search, 'letter')} worklists={worklists} />
      <Reorganise from={from} moving={moving} to={to} />
      <DeadLinks links={links} />
    </>
  )
}
