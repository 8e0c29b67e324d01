import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { mongo } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { exportEntries } from '../../src/commands/exportEntries'
import { importEntries, type ImportReport } from '../../src/commands/importEntries'
import { lexicalToPlainText } from '../../src/domain/lexicalToPlainText'
import type { LexicalState } from '../../src/domain/entry'
import { writeSheet } from '../../src/exchange/writeSheet'
import { startTestPayload, type TestPayload } from '../support/payload'

const NOW = new Date('2026-11-23T03:00:00.000Z')
const HEADER = '관리번호,구분,자치구,담당부서,분류,제목,내용,전화번호,최종현행화일,주제'
const ROW_A = 'A-1,시,,교통실 택시정책과,교통>택시,택시 분실물,첫 줄,02-120,2026-03-02,분실물'
const ROW_B = 'B-1,자치구,강남구,강남구 교통행정과,교통>주차,거주자 주차,답,02-3423-0000,2026-03-02,'

let test: TestPayload
let db: mongo.Db
const folder = mkdtempSync(join(tmpdir(), 'ieum-import-'))

beforeAll(async () => {
  test = await startTestPayload('import-entries')
  const { db: opened } = test.payload.db.connection
  if (!opened) throw new Error('no database')
  db = opened
})
afterAll(async () => {
  await test.stop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  const names = ['entries', '_entries_versions', 'publications', 'organizations', 'categories', 'topics']
  await Promise.all(names.map((name) => db.collection(name).deleteMany({})))
})

let files = 0
const fileOf = (...lines: string[]): string => {
  files += 1
  const path = join(folder, `${files}.csv`)
  writeFileSync(path, lines.join('\n'))
  return path
}
const importFile = (path: string, dryRun = false): Promise<ImportReport> =>
  importEntries({ payload: test.payload, path, now: () => NOW, dryRun })
const importRows = (...rows: string[]) => importFile(fileOf(HEADER, ...rows))
const row = (code: string) => db.collection('entries').findOne({ code })
const counts = async () =>
  Object.fromEntries(
    await Promise.all(
      ['entries', '_entries_versions', 'publications', 'organizations', 'categories', 'topics'].map(
        async (name) => [name, await db.collection(name).countDocuments()] as const,
      ),
    ),
  )

describe('an import', () => {
  it('should make entries with their versions, publications and all that they name', async () => {
    const report = await importRows(ROW_A, ROW_B)
    expect(report).toMatchObject({ read: 2, created: 2, updated: 0, unchanged: 0, rejected: [] })
    expect(report.organizationsWithoutOwner).toEqual(['교통실 택시정책과', '강남구 교통행정과'])
    expect(await counts()).toEqual({
      entries: 2,
      _entries_versions: 2,
      publications: 2,
      organizations: 2,
      categories: 3,
      topics: 1,
    })
    expect(await row('A-1')).toMatchObject({ _status: 'published', revision: 1, title: '택시 분실물' })
  })

  it('should make what Payload reads and saves again', async () => {
    await importRows(ROW_A.replace('첫 줄', '"**굵게** [정부24](https://www.gov.kr)\n- 하나\n  - 둘"'))
    const { docs } = await test.payload.find({ collection: 'entries', where: { code: { equals: 'A-1' } }, depth: 1 })
    const [entry] = docs
    expect(entry).toMatchObject({ category: { path: '교통>택시' }, topic: { name: '분실물' } })
    const saved = await test.payload.update({ collection: 'entries', id: entry?.id ?? '', data: { title: '새 제목' } })
    expect(lexicalToPlainText(saved.answer as unknown as LexicalState)).toBe('굵게 정부24\n하나\n둘\n')
    expect(saved.revision).toBe(2)
  })

  it('should leave rows alone that say nothing new, and be the same however often it runs', async () => {
    await importRows(ROW_A, ROW_B)
    const before = await db.collection('entries').find().toArray()
    expect(await importRows(ROW_A, ROW_B)).toMatchObject({ read: 2, created: 0, updated: 0, unchanged: 2 })
    expect(await db.collection('entries').find().toArray()).toEqual(before)
    expect(await counts()).toMatchObject({ _entries_versions: 2, publications: 2 })
  })

  it('should write what changed as the next revision', async () => {
    await importRows(ROW_A, ROW_B)
    expect(await importRows(ROW_A.replace('첫 줄', '새 답'), ROW_B)).toMatchObject({ updated: 1, unchanged: 1 })
    expect(await row('A-1')).toMatchObject({ revision: 2 })
    const publications = await db
      .collection('publications')
      .find({ code: 'A-1' }, { sort: { revision: 1 } })
      .toArray()
    expect(publications.map((own) => `${String(own.cause)} ${own.until ? 'ended' : 'open'}`)).toEqual([
      'import ended',
      'import open',
    ])
    const versions = await db.collection('_entries_versions').find({ 'version.code': 'A-1', latest: true }).toArray()
    expect(versions).toMatchObject([{ version: { revision: 2 } }])
  })

  it('should leave a field alone whose column the file does not have, and empty one whose cell is empty', async () => {
    await importRows(ROW_A)
    await importFile(fileOf('관리번호,구분,담당부서,제목,내용,전화번호', 'A-1,시,교통실 택시정책과,택시 분실물,첫 줄,'))
    expect(await row('A-1')).toMatchObject({ phones: [], checkedAt: new Date('2026-03-02T12:00:00.000Z') })
    expect((await row('A-1'))?.category).not.toBeNull()
  })

  it('should keep a picture in an answer whose text the file does not change', async () => {
    await importRows(ROW_A)
    const picture = { type: 'upload', version: 3, format: '', relationTo: 'media', value: '0123456789abcdef01234567' }
    await db.collection('entries').updateOne({ code: 'A-1' }, { $push: { 'answer.root.children': picture } as never })
    await importRows(ROW_A.replace('02-120', '120'))
    expect((await row('A-1'))?.phones).toMatchObject([{ number: '120' }])
    expect(JSON.stringify((await row('A-1'))?.answer)).toContain('upload')
  })

  it('should refuse a row whose entry lies in the trash', async () => {
    await importRows(ROW_A)
    await db.collection('entries').updateOne({ code: 'A-1' }, { $set: { deletedAt: NOW } })
    const { rejected, updated } = await importRows(ROW_A.replace('첫 줄', '새 답'))
    expect(updated).toBe(0)
    expect(rejected).toEqual([
      { line: 2, column: '관리번호', value: 'A-1', reason: expect.stringContaining('휴지통') as string },
    ])
  })

  it('should take the good rows and say line, column, value and reason of the bad ones, by line', async () => {
    const report = await importRows(ROW_A.replace('2026-03-02', '2026-02-30'), ROW_B, ROW_B, ',시,,과,,제,글,,,')
    expect(report).toMatchObject({ read: 4, created: 1 })
    expect(report.rejected.map(({ line, column, value }) => [line, column, value])).toEqual([
      [2, '최종현행화일', '2026-02-30'],
      [4, '관리번호', 'B-1'],
      [5, '관리번호', ''],
    ])
  })

  it('should write nothing in a dry run but say what it would do', async () => {
    await importRows(ROW_A)
    const before = await counts()
    const report = await importFile(fileOf(HEADER, ROW_A.replace('첫 줄', '새 답'), ROW_B), true)
    expect(report).toMatchObject({ created: 1, updated: 1, organizationsWithoutOwner: ['강남구 교통행정과'] })
    expect(await counts()).toEqual(before)
    expect(await row('A-1')).toMatchObject({ revision: 1 })
  })

  it('should leave the text of a pending draft alone', async () => {
    await importRows(ROW_A)
    const entry = await row('A-1')
    const id = String(entry?._id)
    await test.payload.update({ collection: 'entries', id, draft: true, data: { title: '고치던 제목' } })
    await importRows(ROW_A.replace('첫 줄', '새 답'))
    const draft = await test.payload.findByID({ collection: 'entries', id, draft: true })
    expect(draft).toMatchObject({ title: '고치던 제목', _status: 'draft' })
    expect(await row('A-1')).toMatchObject({ title: '택시 분실물', _status: 'published', revision: 2 })
  })

  it('should end the same when two run at once', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => ROW_A.replace('A-1', `C-${index}`))
    const reports = await Promise.all([importRows(...rows), importRows(...rows)])
    expect(reports.reduce((sum, { created }) => sum + created, 0)).toBe(60)
    expect(await counts()).toMatchObject({ entries: 60, publications: 60, organizations: 1, topics: 1 })
  })

  it('should make what two that run at once name, once', async () => {
    const rowsOf = (prefix: string) =>
      Array.from({ length: 30 }, (_, index) => ROW_A.replace('A-1', `${prefix}-${index}`))
    const reports = await Promise.all(['E', 'F', 'G'].map((prefix) => importRows(...rowsOf(prefix))))
    expect(reports.map(({ created }) => created)).toEqual([30, 30, 30])
    expect(reports.flatMap((report) => report.organizationsWithoutOwner)).toEqual(['교통실 택시정책과'])
    expect(await counts()).toMatchObject({ entries: 90, organizations: 1, categories: 2, topics: 1 })
  })

  it('should take what stands before the place where a file breaks off, and say so', async () => {
    const rows = Array.from({ length: 450 }, (_, index) => [`H-${index}`, '시', '총무과', `제목 ${index}`, '답'])
    const packed = await writeSheet({ sheet: '표', header: ['관리번호', '구분', '담당부서', '제목', '내용'], rows })
    const path = join(folder, 'broken.xlsx')
    // Bytes in the middle of the sheet's packed text: the zip's directory at the end stays whole.
    writeFileSync(path, packed.fill(0, Math.floor(packed.length * 0.6), Math.floor(packed.length * 0.6) + 64))
    const report = await importFile(path)
    expect(report.rejected).toHaveLength(1)
    expect(await counts()).toMatchObject({ entries: report.created, publications: report.created })
    expect(report.created).toBeGreaterThan(0)
    expect(report.read).toBe(report.created)
  })

  it('should go on where a broken off import stopped', async () => {
    const rows = Array.from({ length: 900 }, (_, index) => ROW_A.replace('A-1', `D-${index}`))
    const path = fileOf(HEADER, ...rows)
    let told = 0
    const broken = importEntries({
      payload: test.payload,
      path,
      now: () => NOW,
      onProgress: () => {
        told += 1
        if (told === 1) throw new Error('power cut')
      },
    })
    await expect(broken).rejects.toThrow('power cut')
    const half = (await counts()).entries ?? 0
    expect(half).toBeGreaterThan(0)
    expect(half).toBeLessThan(900)
    expect(await importFile(path)).toMatchObject({ read: 900, created: 900 - half, unchanged: half })
    expect(await counts()).toMatchObject({ entries: 900, _entries_versions: 900, publications: 900 })
  })

  it.each(['csv', 'xlsx'])(
    'should give what was exported the same hashes in an empty database, by %s',
    async (extension) => {
      await importRows(
        ROW_A.replace('첫 줄', '"=1+1\n- 60~80%\n  - file_name"'),
        ROW_B.replace('거주자 주차', '@거주자'),
      )
      const hashes = async () =>
        (
          await db
            .collection('entries')
            .find({}, { sort: { code: 1 } })
            .toArray()
        ).map((own) => String(own.contentHash))
      const before = await hashes()
      const path = join(folder, `exported.${extension}`)
      expect(await exportEntries({ db, path })).toBe(2)
      expect(await importFile(path)).toMatchObject({ unchanged: 2 })
      await db.collection('entries').deleteMany({})
      expect(await importFile(path)).toMatchObject({ created: 2, rejected: [] })
      expect(await hashes()).toEqual(before)
    },
  )
})
