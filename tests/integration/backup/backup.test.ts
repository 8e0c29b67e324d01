import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { mongo } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { restoreBackup } from '../../../src/commands/backup/restoreBackup'
import { writeBackup } from '../../../src/commands/backup/writeBackup'
import { testDatabaseUri } from '../../support/mongo'

const NOW = new Date('2026-11-23T01:00:00.000Z')
let client: mongo.MongoClient
let source: mongo.Db
let target: mongo.Db
let root: string

beforeAll(async () => {
  client = await mongo.MongoClient.connect(testDatabaseUri('backup'))
  source = client.db('backup_source')
  target = client.db('backup_target')
})
afterAll(async () => {
  await Promise.all([source, target].map((db) => db.dropDatabase()))
  await client.close()
})

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'ieum-backup-'))
  await Promise.all([source, target].map((db) => db.dropDatabase()))
  const { BSON } = mongo
  await source.collection('entries').insertMany([
    { code: 'A-1', big: BSON.Long.fromString('9007199254740993'), price: BSON.Decimal128.fromString('0.10') },
    { code: 'A-2', at: NOW, whole: new BSON.Double(3), nested: [{ b: 1, a: null }] },
  ] as mongo.BSON.Document[])
  await source.collection('entries').createIndex({ code: 1 }, { unique: true, name: 'by_code' })
  await source.collection('users').insertOne({ email: 'admin@office.test' })
  await source.collection('desk-items').createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0, name: 'gone' })
  await source.collection('leases').insertOne({ owner: 'somebody who runs' })
  mkdirSync(join(root, 'media', 'deep'), { recursive: true })
  writeFileSync(join(root, 'media', 'deep', '사진.png'), 'bytes of a picture')
  return () => rmSync(root, { recursive: true, force: true })
})

const backUp = () =>
  writeBackup({ client, db: source, mediaDir: join(root, 'media'), folder: join(root, 'copy'), now: NOW })
const restore = (replace = false) =>
  restoreBackup({ db: target, mediaDir: join(root, 'restored'), folder: join(root, 'copy'), replace })
const rawOf = (db: mongo.Db, name: string) =>
  db
    .collection(name)
    .find({}, { raw: true, sort: { _id: 1 } })
    .toArray() as unknown as Promise<Buffer[]>

describe('a backup', () => {
  it('should come back byte for byte, with its indexes and files', async () => {
    await backUp()
    const manifest = await restore()
    for (const name of ['entries', 'users'])
      expect(Buffer.concat(await rawOf(target, name))).toEqual(Buffer.concat(await rawOf(source, name)))
    expect((await target.collection('entries').indexes()).find(({ name }) => name === 'by_code')).toMatchObject({
      unique: true,
    })
    expect((await target.collection('desk-items').indexes()).find(({ name }) => name === 'gone')).toMatchObject({
      expireAfterSeconds: 0,
    })
    expect(readFileSync(join(root, 'restored', 'deep', '사진.png'), 'utf8')).toBe('bytes of a picture')
    expect(manifest.collections.map(({ name }) => name)).not.toContain('leases')
  })

  it('should be of one instant although somebody writes meanwhile', async () => {
    const entries = source.collection('entries')
    await entries.insertMany(Array.from({ length: 5000 }, (_, i) => ({ code: `B-${i}`, text: 'x'.repeat(500) })))
    const before = await entries.countDocuments()
    const writing = (async () => {
      for (let i = 0; i < 200; i++) await entries.insertOne({ code: `C-${i}` })
    })()
    const { collections } = await backUp()
    await writing
    const count = collections.find(({ name }) => name === 'entries')?.count ?? 0
    expect(count).toBeGreaterThanOrEqual(before)
    await restore()
    const codes = await target.collection('entries').distinct('code')
    const late = codes.filter((code: string) => code.startsWith('C-')).length
    // Without a gap: the first so many of those that were written one after the other.
    expect(codes.filter((code: string) => code.startsWith('C-') && Number(code.slice(2)) < late)).toHaveLength(late)
  })

  it('should not be written where something lies already', async () => {
    await backUp()
    await expect(backUp()).rejects.toMatchObject({ code: 'backup/not-empty' })
  })

  it('should not overwrite a database in use unless told to, and then leave nothing else in it', async () => {
    await backUp()
    await target.collection('users').insertOne({ email: 'somebody@else.test' })
    await target.collection('flags').insertOne({ note: 'later' })
    await expect(restore()).rejects.toMatchObject({ code: 'restore/not-empty' })
    expect(await target.collection('flags').countDocuments()).toBe(1)
    await restore(true)
    expect(await target.collection('users').distinct('email')).toEqual(['admin@office.test'])
    expect(await target.collection('flags').countDocuments()).toBe(0)
  })

  it.each([
    [
      'a changed file',
      'data/entries.bson',
      (file: string) => writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from([0])])),
    ],
    ['a missing file', 'data/users.bson', (file: string) => rmSync(file)],
    ['a changed picture', 'media/deep/사진.png', (file: string) => writeFileSync(file, 'another')],
    ['a manifest that is none', 'manifest.json', (file: string) => writeFileSync(file, '{"format":"ieum-backup-1"')],
  ])('should be refused before anything is touched: %s', async (_what, path, damage) => {
    await backUp()
    damage(join(root, 'copy', path))
    await target.collection('users').insertOne({ email: 'kept@here.test' })
    await expect(restore(true)).rejects.toMatchObject({ code: 'restore/damaged' })
    expect(await target.collection('users').distinct('email')).toEqual(['kept@here.test'])
  })

  it('should be refused when it was cut off', async () => {
    await backUp()
    rmSync(join(root, 'copy', 'manifest.json'))
    await expect(restore()).rejects.toMatchObject({ code: 'restore/no-backup' })
  })

  it('should not reach outside its folder, whatever its manifest says', async () => {
    await backUp()
    const file = join(root, 'copy', 'manifest.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { media: { path: string }[] }
    manifest.media = manifest.media.map((each) => ({ ...each, path: '../../outside.png' }))
    writeFileSync(file, JSON.stringify(manifest))
    await expect(restore()).rejects.toMatchObject({ code: 'restore/damaged' })
  })
})
