import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type { ClientSession, mongo } from 'mongoose'

import { DataRefusedError } from '../../lib/errors'
import { filesBelow, fingerprintOf } from './files'
import { DATA_FOLDER, isKept, MANIFEST_FILE, MEDIA_FOLDER, type BackedUpCollection, type Manifest } from './manifest'

/**
 * Writes a copy of the database and of the uploaded files into an empty folder. All collections are read at one instant
 * (a snapshot session), so that an entry and its history agree although people go on working. `manifest.json` is written
 * last: a folder without one is a copy that was cut off.
 *
 * @throws DataRefusedError `backup/not-empty` when something lies in the folder already
 */
export async function writeBackup(input: {
  client: mongo.MongoClient
  db: mongo.Db
  mediaDir: string
  folder: string
  now: Date
}): Promise<Manifest> {
  const { client, db, mediaDir, folder, now } = input
  await mkdir(join(folder, DATA_FOLDER), { recursive: true })
  if ((await readdir(folder)).length > 1 || (await readdir(join(folder, DATA_FOLDER))).length > 0) {
    throw new DataRefusedError({ code: 'backup/not-empty', message: `${folder}: 빈 폴더를 지정해 주세요.` })
  }
  const session = client.startSession({ snapshot: true })
  try {
    const collections: BackedUpCollection[] = []
    for (const info of await listKept(db)) collections.push(await copyCollection(db, session, info, folder))
    const media = await copyMedia(mediaDir, join(folder, MEDIA_FOLDER))
    const manifest: Manifest = { format: 'ieum-backup-1', at: now.toISOString(), collections, media }
    await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`)
    return manifest
  } finally {
    await session.endSession()
  }
}

async function listKept(db: mongo.Db): Promise<mongo.CollectionInfo[]> {
  const all = await db.listCollections<mongo.CollectionInfo>({ type: 'collection' }, { nameOnly: false }).toArray()
  return all.filter(({ name }) => isKept(name)).sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function copyCollection(
  db: mongo.Db,
  session: ClientSession,
  { name, options }: mongo.CollectionInfo,
  folder: string,
): Promise<BackedUpCollection> {
  const collection = db.collection(name)
  const hash = createHash('sha256')
  let count = 0
  const documents = collection.find({}, { session, raw: true, sort: { _id: 1 }, batchSize: 500 })
  const bytes = async function* (): AsyncGenerator<Buffer> {
    for await (const document of documents as unknown as AsyncIterable<Buffer>) {
      count++
      hash.update(document)
      yield document
    }
  }
  await pipeline(Readable.from(bytes()), createWriteStream(join(folder, DATA_FOLDER, `${name}.bson`)))
  const indexes = (await collection.indexes()).filter((index) => index.name !== '_id_')
  const capped = options?.capped
    ? { size: Number(options.size), ...(options.max ? { max: Number(options.max) } : {}) }
    : undefined
  return { name, count, sha256: hash.digest('hex'), indexes, ...(capped ? { capped } : {}) }
}

async function copyMedia(from: string, into: string): Promise<Manifest['media']> {
  const copied: Manifest['media'] = []
  for (const path of await filesBelow(from)) {
    const target = join(into, path)
    await mkdir(dirname(target), { recursive: true })
    await copyFile(join(from, path), target)
    copied.push({ path, ...(await fingerprintOf(target)) })
  }
  return copied
}
