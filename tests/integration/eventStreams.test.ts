import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { publishTo } from '../../bench/support/load/publishing'
import { openStreams, type Streams } from '../../bench/support/load/streams'
import { startProduct, type Product } from '../support/product'

const DESKS = 100

let product: Product
let streams: Streams
let [agent, lead, editor] = ['', '', '']

beforeAll(async () => {
  product = await startProduct({ seed: 'none' })
  ;[agent, lead, editor] = await Promise.all([product.token('agent'), product.token('lead'), product.token('editor')])
  streams = await openStreams({ url: product.url, tokens: [agent], count: DESKS })
})
afterAll(async () => {
  streams?.close()
  await product?.stop()
})

describe('a hundred desks that listen', () => {
  it('should all hear of a 긴급공지 within a second', async () => {
    // The first of a process compiles and connects; it is not what is measured.
    await publishTo({ url: product.url, lead, streams, what: '처음 알림' })
    const spread = await publishTo({ url: product.url, lead, streams, what: '강변북로 통제' })
    expect(spread.reached).toBe(DESKS)
    expect(spread.last).toBeLessThan(1000)
    expect(streams.open()).toBe(DESKS)
  })

  it('should remind those alone who have not read', async () => {
    const own = await openStreams({ url: product.url, tokens: [lead], count: 1 })
    const call = (path: string, token: string, body: object) =>
      fetch(product.url + path, {
        method: 'POST',
        headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const notice = (await (await call('/api/lookup/notices', lead, { what: '꼭 읽을 알림' })).json()) as {
      id: string
      revision: number
    }
    const read = await call(`/api/lookup/briefs/${notice.id}/acknowledge`, lead, { revision: notice.revision })
    expect(read.status).toBe(204)
    const agents = streams.told('remind', () => notice.id, 5000)
    const leads = own.told('remind', () => notice.id, 1500)
    expect((await call(`/api/issue-briefs/${notice.id}/remind`, editor, {})).status).toBe(200)
    expect(await agents).toHaveLength(DESKS)
    expect(await leads).toHaveLength(0)
    own.close()
    const briefs = (await (
      await fetch(`${product.url}/api/lookup/briefs`, { headers: { authorization: `JWT ${agent}` } })
    ).json()) as { reminded: Record<string, string> }
    expect(briefs.reminded).toHaveProperty(notice.id)
  })
})
