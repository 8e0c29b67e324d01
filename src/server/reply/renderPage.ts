import type { Context } from 'hono'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** @returns the page as HTML without any script; every value in it is escaped by React. */
export function renderPage(c: Context, page: ReactElement, status: 200 | 404 | 409 | 422 | 429 = 200): Response {
  return c.html(`<!DOCTYPE html>${renderToStaticMarkup(page)}`, status)
}
