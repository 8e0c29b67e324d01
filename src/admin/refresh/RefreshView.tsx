import { DefaultTemplate } from '@payloadcms/next/templates'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'

import { isActive, isEditor } from '../../policies/roles'
import { Preview } from './Preview'
import { readContact, readPreview, readReorganisation, readWorklists } from './readRefreshPage'
import { Reorganise } from './Reorganise'
import { StatusLine } from './StatusLine'
import { Worklist } from './Worklist'
import { dayOf } from '../../domain/day'
import { readRefreshSettings } from '../../commands/refresh/readRefreshSettings'

type Search = Record<string, string | string[] | undefined>
const one = (search: Search, name: string): string => {
  const value = search[name]
  return typeof value === 'string' ? value : ''
}

/** 현행화 메일: what goes out, who has nobody, who has not answered; pausing, previewing and sending by hand. */
export async function RefreshView(props: AdminViewServerProps) {
  const { initPageResult, params, searchParams, viewActions } = props
  const { req, permissions, locale, visibleEntities } = initPageResult
  const { payload, user, i18n } = req
  if (!isActive(user)) redirect('/admin/login?redirect=%2Fadmin%2Frefresh')
  const search: Search = searchParams ?? {}
  return (
    <DefaultTemplate
      i18n={i18n}
      locale={locale}
      params={params}
      payload={payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={req.user ?? undefined}
      viewActions={viewActions}
      visibleEntities={visibleEntities}
    >
      <main className="ieum-page" style={{ padding: '0 var(--gutter-h) 4rem' }}>
        {isEditor(user) ? (
          <RefreshPage payload={payload} search={search} />
        ) : (
          <p role="alert">이 화면은 교육운영부만 볼 수 있습니다.</p>
        )}
      </main>
    </DefaultTemplate>
  )
}

async function RefreshPage({ payload, search }: { payload: AdminViewServerProps['payload']; search: Search }) {
  const now = new Date()
  const today = dayOf(now)
  const [from, to, post] = [one(search, 'from'), one(search, 'to'), one(search, 'post')]
  const [settings, worklists, contact] = await Promise.all([
    readRefreshSettings(payload, today),
    readWorklists(payload),
    readContact(payload),
  ])
  const preview = post || one(search, 'preview') ? await readPreview(payload, now, post || undefined) : undefined
  const moving = from && to ? await readReorganisation(payload, { from, to }, now) : undefined
  return (
    <>
      <h1>현행화 메일</h1>
      {one(search, 'told') && <p role="status">{one(search, 'told')}</p>}
      <StatusLine settings={settings} today={today} />
      {preview && <Preview post={post} preview={preview} />}
      <Worklist contact={contact} letterOf={one(search, 'letter')} today={today} worklists={worklists} />
      <Reorganise from={from} moving={moving} to={to} />
    </>
  )
}
