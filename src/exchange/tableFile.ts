import type { HeaderRow } from './matchHeaders'
import type { TableItem } from './tableRow'

/** A file that is open for reading. */
export interface TableFile {
  header: HeaderRow
  /** The rows below the header, blank ones left out; to be read once, from first to last. */
  rows: AsyncIterable<TableItem>
  /** How much of the file was read so far, 0 to 1. */
  progress: () => number
}
