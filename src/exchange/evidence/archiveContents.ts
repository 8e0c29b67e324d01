import { fromBuffer, type Entry, type ZipFile } from 'yauzl'

/** What the list of a ZIP file says, and its small members on demand. */
export interface ArchiveContents {
  names: readonly string[]
  isEncrypted: boolean
  /** @returns the member's bytes; `undefined` when there is none, or it is larger than a megabyte */
  read(name: string): Promise<Buffer | undefined>
}

const MOST_MEMBERS = 5000
/** In bytes, unpacked. The largest honest office files of 10 MB unfold to some 60. */
const LARGEST_UNPACKED = 150 * 1024 * 1024
/** Texts pack at most some thirty to one. */
const STEEPEST_RATIO = 120
const HARMLESS_UNPACKED = 16 * 1024 * 1024
const LARGEST_MEMBER = 1024 * 1024

/**
 * Reads a ZIP file's list without unpacking anything. Members cannot unfold to more than the list says: readers check it.
 * @returns `bomb` when it would unfold to too much, `broken` when it is no whole ZIP file
 */
export async function archiveContents(bytes: Buffer): Promise<ArchiveContents | 'bomb' | 'broken'> {
  let zip: ZipFile
  try {
    zip = await open(bytes)
  } catch {
    return 'broken'
  }
  if (zip.entryCount > MOST_MEMBERS) return 'bomb'
  const members = await list(zip).catch(() => undefined)
  if (!members) return 'broken'
  const unpacked = members.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  const isSteep = unpacked > HARMLESS_UNPACKED && unpacked > bytes.length * STEEPEST_RATIO
  if (unpacked > LARGEST_UNPACKED || isSteep) return 'bomb'
  return {
    names: members.map(({ fileName }) => fileName),
    isEncrypted: members.some(({ generalPurposeBitFlag }) => (generalPurposeBitFlag & 1) === 1),
    async read(name) {
      const member = members.find(({ fileName }) => fileName === name)
      return member && member.uncompressedSize <= LARGEST_MEMBER ? content(zip, member) : undefined
    },
  }
}

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, decodeStrings: true }, (err, zip) =>
      err ? reject(err) : resolve(zip),
    )
  })
}

function list(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const members: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      members.push(entry)
      zip.readEntry()
    })
    zip.once('end', () => resolve(members))
    zip.once('error', reject)
    zip.readEntry()
  })
}

function content(zip: ZipFile, member: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(member, (err, stream) => {
      if (err) return reject(err)
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.once('end', () => resolve(Buffer.concat(pieces)))
      stream.once('error', reject)
    })
  })
}
