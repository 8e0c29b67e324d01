import { DefaultTemplate } from '@payloadcms/next/templates'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'

import type { User } from '../../payload-types'
import { isActive, type Actor } from '../policies/roles'

/** @returns who looks at a view of ours, which Payload shows to everybody; sends those who are not signed in to do so. */
export function viewerOf({ initPageResult }: AdminViewServerProps, path: string): User {
  const { user } = initPageResult.req
  if (!isActive(user)) redirect(`/admin/login?redirect=${encodeURIComponent(`/admin${path}`)}`)
  return user
}

/** A view of ours inside the admin's frame; `allowed` says who may see it. */
export function StaffPage(input: {
  view: AdminViewServerProps
  viewer: User
  allowed: (user: Actor) => boolean
  children: ReactNode
}) {
  const { view, viewer, allowed, children } = input
  const { initPageResult, params, searchParams, viewActions } = view
  return (
    <DefaultTemplate
      i18n={initPageResult.req.i18n}
      locale={initPageResult.locale}
      params={params}
      payload={initPageResult.req.payload}
      permissions={initPageResult.permissions}
      req={initPageResult.req}
      searchParams={searchParams}
      user={viewer}
      viewActions={viewActions}
      visibleEntities={initPageResult.visibleEntities}
    >
      <main className="ieum-page">
        {allowed(viewer) ? children : <p role="alert">이 화면을 볼 권한이 없습니다.</p>}
      </main>
    </DefaultTemplate>
  )
}
