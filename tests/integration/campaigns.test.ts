import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { readBoard } from '../../src/admin/campaigns/readBoard'
import { databaseOf } from '../../src/lib/databaseOf'
import { answerEntries } from '../../src/commands/answerEntries'
import { reportCampaigns } from '../../src/commands/reportCampaigns'
import type { Campaign, Entry } from '../../payload-types'
import { makeEntry, makeOrganization } from '../support/factories'
import { recordUse } from '../../src/insight/demand'
import { startTestPayload, type TestPayload } from '../support/payload'

let test: TestPayload
let editor: string

beforeAll(async () => {
  test = await startTestPayload('campaigns')
  editor = await test.signedIn('editor')
})
afterAll(() => test.stop())

const makeCampaign = (query: Campaign['query'], kind: Campaign['kind'] = 'selfCheck') =>
  test.payload.create({
    collection: 'campaigns',
    data: {
      title: '4분기 자체 점검',
      kind,
      startsOn: '2026-11-23T12:00:00.000Z',
      dueOn: '2026-12-31T12:00:00.000Z',
      query,
    },
  })

const post = (id: string, move: string, body: object = {}) =>
  test.rest('POST', `/campaigns/${id}/${move}`, { token: editor, body })
const progressOf = async (id: string) => (await test.rest('GET', `/campaigns/${id}/progress`, { token: editor })).body
const itemsOf = async (id: string) =>
  (
    await test.payload.find({
      collection: 'campaign-items',
      where: { campaign: { equals: id } },
      limit: 100,
      sort: 'code',
    })
  ).docs

const change = (entry: Entry, data: Partial<Entry>) =>
  test.payload.update({ collection: 'entries', id: entry.id, data: { ...data, _status: 'published' } })

const confirm = (entry: Entry) =>
  answerEntries({
    payload: test.payload,
    now: new Date(),
    answers: [{ entry: entry.id, revision: entry.revision ?? 0, kind: 'unchanged', mode: 'each' }],
    sender: { name: '김○○', position: '주무관', phone: '', via: 'phone' },
    key: `confirm ${entry.id}`,
  })

describe('the list of a campaign', () => {
  it('should be chosen by category with what is below, by office with what belongs to it, and by age', async () => {
    const parent = await test.payload.create({ collection: 'categories', data: { name: '민원' } })
    const child = await test.payload.create({
      collection: 'categories',
      data: { name: '여권', parent: parent.id },
    })
    const bureau = await makeOrganization(test.payload)
    const office = await test.payload.create({
      collection: 'organizations',
      data: { name: '민원과', kind: 'city', parent: bureau.id },
    })
    const old = '2025-01-01T12:00:00.000Z'
    const base = { organization: office.id, category: child.id, checkedAt: old }
    const wanted = await makeEntry(test.payload, base)
    await makeEntry(test.payload, { ...base, checkedAt: '2026-11-01T12:00:00.000Z' })
    await makeEntry(test.payload, { ...base, category: null })
    await makeEntry(test.payload, { category: child.id, checkedAt: old })
    await makeEntry(test.payload, { ...base, _status: 'draft' })
    const campaign = await makeCampaign({
      category: parent.id,
      organization: bureau.id,
      checkedBefore: '2026-01-01T12:00:00.000Z',
    })
    const { status, body } = await post(campaign.id, 'freeze')
    expect([status, body.total]).toEqual([200, 1])
    expect((await itemsOf(campaign.id)).map(({ code }) => code)).toEqual([wanted.code])
  })

  it('should hold the most asked when it says how many', async () => {
    const organization = await makeOrganization(test.payload)
    const made: Entry[] = []
    for (let index = 0; index < 4; index += 1)
      made.push(await makeEntry(test.payload, { organization: organization.id }))
    const asked = made.flatMap(({ id }, index) =>
      Array.from({ length: index === 2 ? 50 : index }, () => ({ kind: 'open' as const, entry: id, at: new Date() })),
    )
    await recordUse(databaseOf(test.payload), asked)
    const campaign = await makeCampaign({ organization: organization.id, top: 2 }, 'mostAsked')
    await post(campaign.id, 'freeze')
    expect((await itemsOf(campaign.id)).map(({ code }) => code)).toEqual([made[2]?.code, made[3]?.code])
  })

  it('should stay as it was frozen, and freeze once', async () => {
    const organization = await makeOrganization(test.payload)
    await makeEntry(test.payload, { organization: organization.id })
    const campaign = await makeCampaign({ organization: organization.id })
    const answers = await Promise.all([1, 2, 3].map(() => post(campaign.id, 'freeze')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    await makeEntry(test.payload, { organization: organization.id })
    expect(await itemsOf(campaign.id)).toHaveLength(1)
    await test.payload.update({
      collection: 'campaigns',
      id: campaign.id,
      data: { title: '새 이름', query: { organization: null } },
    })
    const after = await test.payload.findByID({ collection: 'campaigns', id: campaign.id, depth: 0 })
    expect([after.title, after.query?.organization]).toEqual(['새 이름', organization.id])
  })

  it('should refuse a query that chooses nothing, and stay unfrozen', async () => {
    const campaign = await makeCampaign({ organization: (await makeOrganization(test.payload)).id })
    const { status, body } = await post(campaign.id, 'freeze')
    expect([status, body.code]).toEqual([400, 'nothing-chosen'])
    expect((await test.payload.findByID({ collection: 'campaigns', id: campaign.id })).frozenAt).toBeFalsy()
  })
})

describe('following a campaign', () => {
  it('should count what was confirmed, changed and retired since the list was frozen, and nothing else', async () => {
    const organization = await makeOrganization(test.payload)
    const made: Entry[] = []
    for (let index = 0; index < 5; index += 1)
      made.push(await makeEntry(test.payload, { organization: organization.id }))
    const [confirmed, changed, retired, renamed] = made
    if (!confirmed || !changed || !retired || !renamed) throw new Error('not made')
    await change(changed, { fee: '9원' })
    const campaign = await makeCampaign({ organization: organization.id })
    await post(campaign.id, 'freeze')
    expect(await progressOf(campaign.id)).toEqual({ total: 5, open: 5, confirmed: 0, changed: 0, retired: 0 })

    await confirm(confirmed)
    await change(changed, { fee: '10원' })
    await test.payload.update({ collection: 'entries', id: retired.id, data: { deletedAt: new Date().toISOString() } })
    await test.payload.update({ collection: 'organizations', id: organization.id, data: { name: '새 이름의 과' } })
    expect(await progressOf(campaign.id)).toEqual({ total: 5, open: 2, confirmed: 1, changed: 1, retired: 1 })
  })

  it('should end with its results written down, counted by kind, office and quarter', async () => {
    const organization = await makeOrganization(test.payload, '=HYPERLINK("x")과')
    const [first, second] = [
      await makeEntry(test.payload, { organization: organization.id }),
      await makeEntry(test.payload, { organization: organization.id }),
    ]
    const campaign = await makeCampaign({ organization: organization.id }, 'workshop')
    expect((await post(campaign.id, 'finish')).body.code).toBe('wrong-state')
    await post(campaign.id, 'freeze')
    await confirm(first)
    expect((await post(campaign.id, 'finish')).body).toMatchObject({ total: 2, confirmed: 1, open: 1 })
    await confirm(second)
    expect((await progressOf(campaign.id)).confirmed).toBe(1)

    const sheets = await readXlsxFile(await reportCampaigns(test.payload, 2026))
    const rows = JSON.stringify(sheets)
    expect(rows).toContain(JSON.stringify(['2026년 4분기', '이음 워크숍', '=HYPERLINK("x")과', 2, 1, 0, 0, 1, 1]))
    expect(rows).toContain('정비 실적')
  })

  it('should be given to one of the staff, whole or by office', async () => {
    const organization = await makeOrganization(test.payload)
    await makeEntry(test.payload, { organization: organization.id })
    const campaign = await makeCampaign({ organization: organization.id })
    await post(campaign.id, 'freeze')
    const other = await makeEntry(test.payload)
    const { id: user } = (await test.rest('GET', '/users/me', { token: editor })).body.user as { id: string }
    expect((await post(campaign.id, 'assign', { user, organization: organization.id })).body.assigned).toBe(1)
    expect((await itemsOf(campaign.id))[0]?.assignee).toBe(user)
    const board = await readBoard(test.payload, campaign.id)
    expect(board?.offices.map(({ id, assignee }) => [id, assignee])).toEqual([[organization.id, user]])

    const elsewhere = { user, organization: other.organization }
    expect((await post(campaign.id, 'assign', elsewhere)).body.code).toBe('nothing-assigned')
    expect((await post('000000000000000000000000', 'assign', { user })).status).toBe(404)
    expect((await post(campaign.id, 'assign', { user: '없음' })).status).toBe(400)
    await post(campaign.id, 'finish')
    const late = await post(campaign.id, 'assign', { user })
    expect([late.status, late.body.code]).toEqual([409, 'wrong-state'])
  })

  it('should not be given to anybody who is not of the staff, or not any more, nor before its list is frozen', async () => {
    const organization = await makeOrganization(test.payload)
    await makeEntry(test.payload, { organization: organization.id })
    const campaign = await makeCampaign({ organization: organization.id })
    const me = async (token: string) =>
      ((await test.rest('GET', '/users/me', { token })).body.user as { id: string }).id
    const [agent, gone, own] = [
      await me(await test.signedIn('agent')),
      await me(await test.signedIn('editor')),
      await me(editor),
    ]
    expect((await post(campaign.id, 'assign', { user: own })).body.code).toBe('wrong-state')
    await post(campaign.id, 'freeze')
    await test.payload.update({ collection: 'users', id: gone, data: { suspended: true } })
    for (const user of [agent, gone, '000000000000000000000000'])
      expect((await post(campaign.id, 'assign', { user })).body.code).toBe('not-staff')
    expect((await itemsOf(campaign.id))[0]?.assignee ?? null).toBeNull()
    const offered = (await readBoard(test.payload, campaign.id))?.staff.map(({ id }) => id) ?? []
    expect([offered.includes(own), offered.includes(gone), offered.includes(agent)]).toEqual([true, false, false])
  })

  it('should be the education staff’s alone', async () => {
    const campaign = await makeCampaign({})
    const agent = await test.signedIn('agent')
    expect((await test.rest('POST', `/campaigns/${campaign.id}/freeze`, { token: agent, body: {} })).status).toBe(403)
    expect((await test.rest('GET', '/campaigns/report.xlsx', { token: agent })).status).toBe(403)
    expect((await test.rest('GET', '/campaigns', { token: agent })).status).toBe(403)
    expect((await test.rest('POST', '/campaigns/000000000000000000000000/freeze', { body: {} })).status).toBe(401)
  })
})
