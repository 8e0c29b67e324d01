import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'

import { canonicalJson } from '../../../src/domain/canonicalJson'
import { contentHash, hashedContent } from '../../../src/domain/contentHash'
import type { EntryContent } from '../../../src/domain/entry'
import { COLUMNS } from '../../../src/exchange/columns'
import { mergeRow } from '../../../src/exchange/mergeRow'
import { readEntryRows } from '../../../src/exchange/readEntryRows'
import { writeEntryTable } from '../../../src/exchange/writeEntryTable'
import { entryContent, makeContent } from './contents'
import { tempPath } from './tempFiles'

const TODAY = '2026-11-23'

const hashed = (content: EntryContent): unknown => JSON.parse(canonicalJson(hashedContent(content)))

async function* each(contents: readonly EntryContent[]): AsyncGenerator<EntryContent> {
  yield* contents
}

/** Exports the entries and imports the file into nothing. */
async function carried(contents: readonly EntryContent[], extension: string): Promise<EntryContent[]> {
  const path = tempPath(extension)
  await writeEntryTable(path, each(contents))
  const back: EntryContent[] = []
  for await (const row of (await readEntryRows(path, TODAY)).rows) {
    if (!row.ok) throw new Error(JSON.stringify(row.rejections))
    const merged = mergeRow(undefined, row.patch, TODAY)
    if (!merged.ok) throw new Error(JSON.stringify(merged.problems))
    back.push(merged.content)
  }
  return back
}

describe('export and import into an empty database', () => {
  it.each(['csv', 'xlsx'])('should give every entry the hash it had, by %s', async (extension) => {
    const numbered = fc
      .array(entryContent, { minLength: 1, maxLength: 12 })
      .map((contents) => contents.map((content, index) => ({ ...content, code: `=X-${index}` })))
    await fc.assert(
      fc.asyncProperty(numbered, async (contents) => {
        const back = await carried(contents, extension)
        expect(back.map(hashed)).toEqual(contents.map(hashed))
        expect(back.map(contentHash)).toEqual(contents.map(contentHash))
      }),
      { numRuns: Number(process.env.FC_RUNS ?? (extension === 'csv' ? 60 : 25)) },
    )
  })

  it('should write a CSV that Korean Excel opens, every column in it', async () => {
    const path = tempPath()
    await writeEntryTable(path, each([makeContent({ fee: '첫 줄\n둘째 줄', exceptions: '=1+1' })]))
    const bytes = readFileSync(path)
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const [header = '', row = ''] = bytes.toString('utf8').slice(1).split('\r\n')
    expect(header.split(',')).toEqual(COLUMNS.map((column) => column.korean))
    expect(row).toContain('"첫 줄\n둘째 줄"')
    expect(row).toContain(",'=1+1,")
  })

  it('should write a workbook that another program reads', async () => {
    const path = tempPath('xlsx')
    await writeEntryTable(path, each([makeContent({ fee: '_x0041_ 그대로', title: '<b>&제목' })]))
    const [header, row] = await readSheet(path)
    expect(header).toEqual(COLUMNS.map((column) => column.korean))
    expect(row?.[5]).toBe('<b>&제목')
    expect(row).toContain('_x0041_ 그대로')
  })

  it('should carry texts that are names of what every object has', async () => {
    const content = makeContent({ fee: 'constructor', term: '__proto__', basis: 'toString' })
    const [back] = await carried([content], 'xlsx')
    expect(back).toMatchObject({ fee: 'constructor', term: '__proto__', basis: 'toString' })
  })

  it('should refuse a file name of another kind', async () => {
    await expect(writeEntryTable(tempPath('txt'), each([]))).rejects.toMatchObject({ exitCode: 2 })
  })

  it('should leave nothing behind when it breaks off', async () => {
    const path = tempPath()
    async function* broken(): AsyncGenerator<EntryContent> {
      yield makeContent()
      throw new Error('gone')
    }
    await expect(writeEntryTable(path, broken())).rejects.toThrow('gone')
    expect(() => readFileSync(path)).toThrow('ENOENT')
  })
})
