import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'

import { mongo } from 'mongoose'

import { DataRefusedError } from '../../lib/errors'
import { fingerprintOf } from './files'
import {
  DATA_FOLDER,
  isKept,
  MANIFEST_FILE,
  MEDIA_FOLDER,
  manifestSchema,
  type BackedUpCollection,
  type Manifest,
} from './manifest'

const BATCH = 500
const LARGEST_DOCUMENT = 16 * 1024 * 1024

/**
 * Puts a copy back: first the copy itself is checked against its manifest, then every collection is emptied and filled,
 * its indexes made, and what the database now holds is compared with the manifest, by counts and hashes. Cut off in the
 * middle, it can be run again and ends the same.
 *
 * @param replace whether a database that holds users or entries may be overwritten
 * @throws DataRefusedError `restore/no-backup`, `restore/damaged`, `restore/not-empty`, `restore/differs`
 */
export async function restoreBackup(input: {
  db: mongo.Db
  mediaDir: string
  folder: string
  replace: boolean
}): Promise<Manifest> {
  const { db, mediaDir, folder, replace } = input
  const manifest = await readManifest(folder)
  await checkCopy(manifest, folder)
  if (!replace && (await holdsData(db))) {
    throw new DataRefusedError({
      code: 'restore/not-empty',
      message: '이 데이터베이스에는 이미 자료나 사용자가 있습니다. 덮어쓰려면 --replace를 붙여 주세요.',
    })
  }
  await emptyOthers(db, manifest)
  for (const collection of manifest.collections) await fill(db, collection, folder)
  for (const { path } of manifest.media) {
    const target = join(mediaDir, path)
    await mkdir(dirname(target), { recursive: true })
    await copyFile(join(folder, MEDIA_FOLDER, path), target)
  }
  await compare(db, manifest, mediaDir)
  return manifest
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
  if (text === undefined) {
    throw new DataRefusedError({
      code: 'restore/no-backup',
      message: `${folder}: 여기에는 끝까지 쓴 백업이 없습니다. (${MANIFEST_FILE} 없음)`,
    })
  }
  const parsed = manifestSchema.safeParse(parseJson(text))
  if (!parsed.success) throw damaged(MANIFEST_FILE)
  const names = [...parsed.data.collections.map(({ name }) => name), ...parsed.data.media.map(({ path }) => path)]
  const isOutside = names.some((name) => normalize(name).split(sep).includes('..') || name.startsWith('/'))
  if (isOutside) throw damaged(MANIFEST_FILE)
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const damaged = (what: string): DataRefusedError =>
  new DataRefusedError({
    code: 'restore/damaged',
    message: `백업이 상했습니다: ${what}. 다른 백업으로 다시 해 주세요.`,
  })

async function checkCopy(manifest: Manifest, folder: string): Promise<void> {
  for (const { name, sha256 } of manifest.collections) {
    const file = `${DATA_FOLDER}/${name}.bson`
    if ((await hashOf(join(folder, file))) !== sha256) throw damaged(file)
  }
  for (const { path, sha256 } of manifest.media) {
    const file = `${MEDIA_FOLDER}/${path}`
    if ((await hashOf(join(folder, file))) !== sha256) throw damaged(file)
  }
}

async function hashOf(file: string): Promise<string | undefined> {
  try {
    return (await fingerprintOf(file)).sha256
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function holdsData(db: mongo.Db): Promise<boolean> {
  const [users, entries] = await Promise.all(
    ['users', 'entries'].map((name) => db.collection(name).countDocuments({}, { limit: 1 })),
  )
  return Boolean(users) || Boolean(entries)
}

/** What the copy has not was not there at its time. */
async function emptyOthers(db: mongo.Db, manifest: Manifest): Promise<void> {
  const known = new Set(manifest.collections.map(({ name }) => name))
  const here = await db.listCollections<mongo.CollectionInfo>({ type: 'collection' }, { nameOnly: false }).toArray()
  for (const { name, options } of here) {
    if (!isKept(name) || known.has(name)) continue
    if (options?.capped) await db.dropCollection(name)
    else await db.collection(name).deleteMany({})
  }
}

async function fill(db: mongo.Db, kept: BackedUpCollection, folder: string): Promise<void> {
  const collection = db.collection(kept.name)
  if (kept.capped) {
    await db.dropCollection(kept.name)
    await db.createCollection(kept.name, { capped: true, ...kept.capped })
  } else await collection.deleteMany({})
  const indexes = kept.indexes as unknown as mongo.IndexDescription[]
  for (const { key, v: _version, ...options } of indexes as (mongo.IndexDescription & { v?: number })[])
    await collection.createIndex(key, options)
  let batch: mongo.BSON.Document[] = []
  for await (const document of documentsIn(join(folder, DATA_FOLDER, `${kept.name}.bson`))) {
    batch.push(mongo.BSON.deserialize(document, KEEP_TYPES))
    if (batch.length < BATCH) continue
    await collection.insertMany(batch, { ordered: true })
    batch = []
  }
  if (batch.length > 0) await collection.insertMany(batch, { ordered: true })
}

/** Numbers stay what they were: a 64-bit or decimal one read as a double would come back as another value. */
const KEEP_TYPES = { promoteValues: false, promoteLongs: false } as const

async function* documentsIn(file: string): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    for (let length = lengthAt(rest, file); length !== undefined; length = lengthAt(rest, file)) {
      yield rest.subarray(0, length)
      rest = rest.subarray(length)
    }
  }
  if (rest.length > 0) throw damaged(file)
}

/** @returns the length of the document that begins `bytes`; undefined while it is not there as a whole. */
function lengthAt(bytes: Buffer, file: string): number | undefined {
  if (bytes.length < 4) return undefined
  const length = bytes.readInt32LE(0)
  if (length < 5 || length > LARGEST_DOCUMENT) throw damaged(file)
  return bytes.length >= length ? length : undefined
}

async function compare(db: mongo.Db, manifest: Manifest, mediaDir: string): Promise<void> {
  const differing: string[] = []
  for (const { name, count, sha256 } of manifest.collections) {
    const hash = createHash('sha256')
    let held = 0
    const documents = db.collection(name).find({}, { raw: true, sort: { _id: 1 }, batchSize: BATCH })
    for await (const document of documents as unknown as AsyncIterable<Buffer>) {
      held++
      hash.update(document)
    }
    if (held !== count || hash.digest('hex') !== sha256) differing.push(name)
  }
  for (const { path, sha256 } of manifest.media)
    if ((await hashOf(join(mediaDir, path))) !== sha256) differing.push(`${MEDIA_FOLDER}/${path}`)
  if (differing.length > 0) {
    throw new DataRefusedError({
      code: 'restore/differs',
      message: `되돌린 내용이 백업과 다릅니다: ${differing.join(', ')}. 돌고 있는 이음을 끄고 다시 해 주세요.`,
      data: { differing },
    })
  }
}
