import { posix } from 'node:path'

import { XmlReader } from './XmlReader'
import { refuseWorkbook, type ZipArchive } from './ZipArchive'

export interface WorkbookParts {
  /** Where in the archive the first sheet is. */
  sheet: string
  sharedStrings: string
  styles: string
  /** Days are counted from 1904, as old Macs do. */
  from1904: boolean
}

interface Relation {
  id: string
  type: string
  target: string
}

const NOT_EXCEL = '엑셀 통합 문서(.xlsx)가 아닙니다. 엑셀에서 열어 .xlsx 또는 CSV(UTF-8)로 저장해 주세요.'

/** @throws FileRefusedError when the archive is no workbook, or has no sheet */
export async function workbookParts(archive: ZipArchive): Promise<WorkbookParts> {
  const root = await relations(archive, '')
  const workbook = root.find((relation) => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (!archive.has(workbook) || !workbook.endsWith('.xml')) refuseWorkbook(NOT_EXCEL)
  const own = await relations(archive, workbook)
  const { sheetIds, from1904, isWorkbook } = await readWorkbook(archive, workbook)
  if (!isWorkbook) refuseWorkbook(NOT_EXCEL)
  const sheets = sheetIds.flatMap((id) => own.filter((relation) => relation.id === id && relation.type === 'worksheet'))
  const sheet = sheets[0]?.target
  if (sheet === undefined || !archive.has(sheet)) refuseWorkbook('파일에 시트가 없습니다. 첫 시트에 표를 넣어 주세요.')
  const targetOf = (type: string) => own.find((relation) => relation.type === type)?.target ?? ''
  return { sheet, sharedStrings: targetOf('sharedStrings'), styles: targetOf('styles'), from1904 }
}

async function readWorkbook(archive: ZipArchive, name: string) {
  const sheetIds: string[] = []
  let [from1904, isWorkbook] = [false, false]
  const reader = new XmlReader({
    open(element, attributes) {
      if (element === 'workbook') isWorkbook = true
      if (element === 'sheet' && attributes.id !== undefined) sheetIds.push(attributes.id)
      if (element === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
    },
  })
  await reader.readAll(archive.text(name))
  return { sheetIds, from1904, isWorkbook }
}

/** @returns the relations of a part, their targets as names in the archive; `''` is the archive's own. */
async function relations(archive: ZipArchive, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part)
  const found: Relation[] = []
  const reader = new XmlReader({
    open(element, { Id: id = '', Type: type = '', Target: target = '' }) {
      if (element !== 'Relationship') return
      const name = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: name })
    },
  })
  await reader.readAll(archive.text(posix.join(folder, '_rels', `${posix.basename(part)}.rels`)))
  return found
}
