import type { CollectionSlug, TypedUser } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { ROLES, type Role } from '../../src/policies/roles'
import { bodyOf, makeEntry, makeOrganization } from '../support/factories'
import { startTestPayload, type RestAnswer, type TestPayload } from '../support/payload'

/*
 * Who may do what, one by one, over REST and through the Local API with access on. A letter for each thing somebody may do:
 * r read what is published · d read drafts · t read the trash · v read versions · c make · u change · p publish ·
 * x put into the trash · ! remove for good. `-` is nothing.
 */
const EXPECTED: Record<string, Record<Role | 'nobody', string>> = {
  entries: { agent: 'r', lead: 'r', service: 'r', officer: '-', editor: 'rdtvcupx', admin: 'rdtvcupx', nobody: '-' },
  'issue-briefs': {
    agent: 'r',
    lead: 'r',
    service: 'r',
    officer: 'r',
    editor: 'rdtvcupx',
    admin: 'rdtvcupx',
    nobody: '-',
  },
  aids: { agent: 'r', lead: 'r', service: 'r', officer: 'r', editor: 'rdtvcupx', admin: 'rdtvcupx', nobody: '-' },
  topics: { agent: 'r', lead: 'r', service: 'r', officer: 'r', editor: 'rcu', admin: 'rcu', nobody: '-' },
  categories: { agent: 'r', lead: 'r', service: 'r', officer: 'r', editor: 'rcu', admin: 'rcu', nobody: '-' },
  organizations: { agent: 'r', lead: 'r', service: 'r', officer: 'r', editor: 'rcu', admin: 'rcu', nobody: '-' },
  posts: { agent: 'r', lead: 'r', service: 'r', officer: '-', editor: 'rcu', admin: 'rcu', nobody: '-' },
  publications: { agent: '-', lead: '-', service: '-', officer: '-', editor: 'r', admin: 'r', nobody: '-' },
  users: { agent: '-', lead: '-', service: '-', officer: '-', editor: '-', admin: 'rcu', nobody: '-' },
  media: { agent: 'r', lead: 'r', service: 'r', officer: 'r', editor: 'ru', admin: 'ru', nobody: '-' },
}
const WITH_DRAFTS = ['entries', 'issue-briefs', 'aids']

type Actor = Role | 'nobody'
const ACTORS: Actor[] = [...ROLES, 'nobody']

let test: TestPayload
const tokens = new Map<Actor, string>()
const users = new Map<Actor, TypedUser>()
let organization: string
/** Of another organization than the officer's. */
const documents = new Map<string, { published: string; draft: string; trashed: string }>()

beforeAll(async () => {
  test = await startTestPayload('roles')
  const own = await makeOrganization(test.payload, '담당자의 과')
  organization = (await makeOrganization(test.payload, '다른 과')).id
  for (const role of ROLES) {
    tokens.set(role, await test.signedIn(role, role === 'officer' ? own.id : undefined))
    const { docs } = await test.payload.find({ collection: 'users', where: { role: { equals: role } }, limit: 1 })
    if (docs[0]) users.set(role, { ...docs[0], collection: 'users' })
  }
  for (const collection of Object.keys(EXPECTED)) documents.set(collection, await makeDocuments(collection))
})
afterAll(() => test.stop())

let made = 0
/** What a new document of the collection needs. */
function contentOf(collection: string): Record<string, unknown> {
  made += 1
  const code = `R-${made}`
  const contents: Record<string, Record<string, unknown>> = {
    entries: {
      code,
      title: `제목 ${made}`,
      scope: 'city',
      organization,
      answer: bodyOf('답'),
      checkedAt: '2026-10-01T12:00:00.000Z',
      reviewCycleMonths: 12,
    },
    'issue-briefs': {
      code,
      title: `제목 ${made}`,
      kind: 'brief',
      from: '2026-10-01T00:00:00.000Z',
      body: bodyOf('글'),
    },
    aids: { code, title: `제목 ${made}`, series: 'more', body: bodyOf('글') },
    topics: { name: `주제 ${made}` },
    categories: { name: `분류 ${made}` },
    organizations: { name: `과 ${made}`, kind: 'city' },
    posts: { title: `업무 ${made}`, organization },
    publications: { entry: documents.get('entries')?.published, code, revision: 1, from: '2026-10-01T00:00:00.000Z' },
    users: { email: `made-${made}@test.test`, password: 'long-enough-1', name: '이름', role: 'agent' },
    media: { alt: '그림' },
  }
  return contents[collection] ?? {}
}

async function makeDocuments(collection: string) {
  const slug = collection as CollectionSlug
  if (collection === 'media') {
    const data = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const doc = await test.payload.create({
      collection: 'media',
      data: { alt: '점' },
      file: { data, mimetype: 'image/png', name: 'dot.png', size: data.length },
    })
    return { published: String(doc.id), draft: '', trashed: '' }
  }
  const make = async (extra: Record<string, unknown>) =>
    String((await test.payload.create({ collection: slug, data: { ...contentOf(collection), ...extra } as never })).id)
  if (!WITH_DRAFTS.includes(collection)) return { published: await make({}), draft: '', trashed: '' }
  const trashed = await make({ _status: 'published' })
  await test.payload.update({ collection: slug, id: trashed, data: { deletedAt: new Date().toISOString() } })
  return { published: await make({ _status: 'published' }), draft: await make({ _status: 'draft' }), trashed }
}

type Answer = Pick<RestAnswer, 'status' | 'body'>
/** The same things tried over one of the two ways. */
interface Way {
  list(collection: string, query: { draft?: boolean; trash?: boolean; id: string }): Promise<boolean>
  versions(collection: string, id: string): Promise<boolean>
  create(collection: string, data: Record<string, unknown>): Promise<boolean>
  update(collection: string, id: string, data: Record<string, unknown>): Promise<boolean>
  remove(collection: string, id: string): Promise<boolean>
}

function overRest(actor: Actor): Way {
  const token = tokens.get(actor)
  const call = (method: string, path: string, body?: unknown): Promise<Answer> =>
    test.rest(method, path, { ...(token ? { token } : {}), body })
  const found = ({ status, body }: Answer, id: string): boolean =>
    status === 200 && Array.isArray(body.docs) && body.docs.some((doc: { id: string }) => doc.id === id)
  return {
    list: async (collection, { draft, trash, id }) => {
      const query = `where[id][equals]=${id}${draft ? '&draft=true' : ''}${trash ? '&trash=true' : ''}`
      return found(await call('GET', `/${collection}?${query}`), id)
    },
    versions: async (collection, id) => {
      const { status, body } = await call('GET', `/${collection}/versions?where[parent][equals]=${id}`)
      return status === 200 && Number(body.totalDocs) > 0
    },
    create: async (collection, data) => (await call('POST', `/${collection}`, data)).status === 201,
    update: async (collection, id, data) => (await call('PATCH', `/${collection}/${id}`, data)).status === 200,
    remove: async (collection, id) => (await call('DELETE', `/${collection}/${id}`)).status === 200,
  }
}

function throughLocalApi(actor: Actor): Way {
  const user = users.get(actor)
  const { payload } = test
  const as = { overrideAccess: false as const, ...(user ? { user } : {}) }
  const allowed = async (work: () => Promise<unknown>): Promise<boolean> =>
    work().then(
      () => true,
      (err: unknown) => refused(err),
    )
  const refused = (err: unknown): false => {
    if (err instanceof Error && 'status' in err && [403, 404].includes(Number(err.status))) return false
    throw err
  }
  return {
    list: async (collection, { draft, trash, id }) => {
      const where = { id: { equals: id } }
      const find = () =>
        payload.find({
          collection: collection as CollectionSlug,
          where,
          ...as,
          ...(draft ? { draft } : {}),
          ...(trash ? { trash } : {}),
        })
      return find().then(({ totalDocs }) => totalDocs > 0, refused)
    },
    versions: (collection, id) =>
      payload
        .findVersions({ collection: collection as 'entries', where: { parent: { equals: id } }, ...as })
        .then(({ totalDocs }) => totalDocs > 0, refused),
    create: (collection, data) =>
      allowed(() => payload.create({ collection: collection as CollectionSlug, data: data as never, ...as })),
    update: (collection, id, data) =>
      allowed(() => payload.update({ collection: collection as CollectionSlug, id, data: data, ...as })),
    remove: (collection, id) => allowed(() => payload.delete({ collection: collection as CollectionSlug, id, ...as })),
  }
}

/** A change that leaves the document as it was. */
const changeOf = (collection: string): Record<string, unknown> => {
  const field =
    {
      posts: 'title',
      users: 'team',
      media: 'alt',
      publications: 'code',
      topics: 'name',
      categories: 'name',
      organizations: 'phone',
    }[collection] ?? 'aliases'
  return {
    [field]:
      field === 'aliases' ? ['말'] : field === 'phone' || field === 'team' ? '1' : `${collection} ${(made += 1)}`,
  }
}

async function whatMay(way: Way, collection: string): Promise<string> {
  const docs = documents.get(collection)
  if (!docs) throw new Error(collection)
  const hasDrafts = WITH_DRAFTS.includes(collection)
  let may = ''
  if (await way.list(collection, { id: docs.published })) may += 'r'
  if (hasDrafts && (await way.list(collection, { id: docs.draft, draft: true }))) may += 'd'
  if (hasDrafts && (await way.list(collection, { id: docs.trashed, trash: true }))) may += 't'
  if (hasDrafts && (await way.versions(collection, docs.published))) may += 'v'
  if (collection !== 'media' && (await way.create(collection, contentOf(collection)))) may += 'c'
  if (await way.update(collection, docs.published, changeOf(collection))) may += 'u'
  if (hasDrafts && (await way.update(collection, docs.draft, { _status: 'published' }))) {
    may += 'p'
    await test.payload.update({ collection: collection as 'aids', id: docs.draft, data: { _status: 'draft' } })
  }
  if (hasDrafts && (await way.update(collection, docs.published, { deletedAt: new Date().toISOString() }))) {
    may += 'x'
    await test.payload.update({
      collection: collection as 'aids',
      id: docs.published,
      trash: true,
      data: { deletedAt: null },
    })
  }
  if (await way.remove(collection, docs.published)) may += '!'
  return may || '-'
}

describe.each(Object.keys(EXPECTED))('%s', (collection) => {
  it.each(ACTORS)('should let %s do what they may over REST, and nothing else', async (actor) => {
    expect(await whatMay(overRest(actor), collection)).toBe(EXPECTED[collection]?.[actor])
  })
  it.each(ACTORS)('should let %s do the same through the Local API', async (actor) => {
    expect(await whatMay(throughLocalApi(actor), collection)).toBe(EXPECTED[collection]?.[actor])
  })
})

describe('an officer', () => {
  it('should see and change the entries of their own organization only, and only as drafts', async () => {
    const officer = users.get('officer')
    const own = await makeEntry(test.payload, {
      organization: (officer as { organization: string }).organization,
      title: '게시한 제목',
    })
    const token = tokens.get('officer') ?? ''
    const list = await test.rest('GET', '/entries?limit=50', { token })
    expect((list.body.docs as { id: string }[]).map(({ id }) => id)).toEqual([own.id])

    expect(
      (await test.rest('PATCH', `/entries/${own.id}`, { token, body: { title: '담당자가 고친 제목' } })).status,
    ).toBe(200)
    expect((await test.payload.findByID({ collection: 'entries', id: own.id })).title).toBe('게시한 제목')
    expect((await test.payload.findByID({ collection: 'entries', id: own.id, draft: true })).title).toBe(
      '담당자가 고친 제목',
    )
    expect((await test.rest('PATCH', `/entries/${own.id}`, { token, body: { _status: 'published' } })).status).toBe(403)
    expect(
      (await test.rest('PATCH', `/entries/${own.id}`, { token, body: { deletedAt: new Date().toISOString() } })).status,
    ).toBe(403)
    expect(
      (await test.rest('GET', `/entries/versions?where[parent][equals]=${own.id}`, { token })).body.totalDocs,
    ).toBe(2)
  })

  it('should not give an entry away to another organization', async () => {
    const officer = users.get('officer')
    const own = await makeEntry(test.payload, { organization: (officer as { organization: string }).organization })
    await test.rest('PATCH', `/entries/${own.id}`, { token: tokens.get('officer') ?? '', body: { organization } })
    expect((await test.payload.findByID({ collection: 'entries', id: own.id, draft: true })).organization).toBe(
      own.organization,
    )
  })
})

describe('a shift lead', () => {
  const urgent = () => ({ ...contentOf('issue-briefs'), kind: 'urgent', _status: 'published' })

  it('should publish a 긴급공지 and end it, but no other brief', async () => {
    const token = tokens.get('lead') ?? ''
    const made = await test.rest('POST', '/issue-briefs', { token, body: urgent() })
    expect(made.status).toBe(201)
    const { id } = made.body.doc as { id: string }
    expect(
      (
        await test.rest('PATCH', `/issue-briefs/${id}`, {
          token,
          body: { until: '2026-12-01T00:00:00.000Z', _status: 'published' },
        })
      ).status,
    ).toBe(200)
    expect((await test.rest('PATCH', `/issue-briefs/${id}`, { token, body: { kind: 'brief' } })).status).toBe(403)
    const brief = documents.get('issue-briefs')?.published ?? ''
    expect((await test.rest('PATCH', `/issue-briefs/${brief}`, { token, body: { kind: 'urgent' } })).status).toBe(403)
  })

  it('should be the only one below the education staff who may', async () => {
    for (const role of ['agent', 'service', 'officer'] as const) {
      expect((await test.rest('POST', '/issue-briefs', { token: tokens.get(role) ?? '', body: urgent() })).status).toBe(
        403,
      )
    }
  })
})

describe('an account', () => {
  it.each(ROLES.filter((role) => role !== 'admin'))('should not be able to raise itself (%s)', async (role) => {
    const id = String(users.get(role)?.id)
    for (const body of [
      { role: 'admin' },
      { enableAPIKey: true, apiKey: 'x'.repeat(36) },
      { suspended: false },
      { password: 'another-password-1' },
    ]) {
      expect((await test.rest('PATCH', `/users/${id}`, { token: tokens.get(role) ?? '', body })).status).toBe(403)
    }
  })

  it('should see itself and nobody else', async () => {
    const { body } = await test.rest('GET', '/users', { token: tokens.get('agent') ?? '' })
    expect((body.docs as { id: string }[]).map(({ id }) => id)).toEqual([String(users.get('agent')?.id)])
  })

  it('should be out at once when it is suspended', async () => {
    const token = await test.signedIn('agent')
    const me = (await test.rest('GET', '/users/me', { token })).body.user as { id: string }
    await test.rest('PATCH', `/users/${me.id}`, { token: tokens.get('admin') ?? '', body: { suspended: true } })
    expect((await test.rest('GET', '/entries', { token })).status).toBe(403)
    expect((await test.rest('GET', '/users/me', { token })).body.user).toBeNull()
  })

  it("should not tell people's addresses to agents", async () => {
    const post = await test.payload.create({
      collection: 'posts',
      data: { title: '주소 있는 업무', organization, people: [{ as: 'primary', email: 'a@b.test' }] },
    })
    const seen = async (role: Role) =>
      JSON.stringify((await test.rest('GET', `/posts/${post.id}`, { token: tokens.get(role) ?? '' })).body)
    expect(await seen('agent')).not.toContain('a@b.test')
    expect(await seen('editor')).toContain('a@b.test')
  })
})

describe('a list over REST', () => {
  it('should give at most 200 documents, with limit=0 too', async () => {
    await test.payload.db.collections.topics?.insertMany(Array.from({ length: 230 }, (_, n) => ({ name: `목록 ${n}` })))
    for (const query of ['limit=0', 'limit=5000', 'pagination=false', 'limit=0&pagination=false', 'limit=-1']) {
      const { body } = await test.rest('GET', `/topics?${query}`, { token: tokens.get('agent') ?? '' })
      expect((body.docs as unknown[]).length, query).toBeLessThanOrEqual(200)
      expect(body.totalDocs, query).toBeGreaterThan(230)
    }
  })
})
