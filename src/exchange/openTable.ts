import { openCsv } from './csv/openCsv'
import { fileKind } from './fileKind'
import type { TableFile } from './tableFile'
import { openXlsx } from './xlsx/openXlsx'

/**
 * Opens a CSV or XLSX file for reading, told apart by its content.
 * @throws FileRefusedError when it cannot be read as a table; the system's error (`ENOENT` ...) when there is no such file
 */
export async function openTable(path: string): Promise<TableFile> {
  return (await fileKind(path)) === 'xlsx' ? openXlsx(path) : openCsv(path)
}
