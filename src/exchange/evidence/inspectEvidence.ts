import { fileTypeFromBuffer } from 'file-type'
import { parse, type ErrorCode } from 'kordoc'
import sharp from 'sharp'

import { archiveContents, type ArchiveContents } from './archiveContents'
import type { EvidenceKind, EvidenceRefusal, EvidenceReport } from './evidenceTypes'
import { hwpHeader } from './hwpHeader'

const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
/** How document security products of Korean offices mark what they have locked: Fasoo, Softcamp, MarkAny. */
const SECURITY_MARKS = ['DRMONE', 'Fasoo', 'SCDSA', 'MarkAny', 'DocumentSAFER', '<DOCUMENT SAFER']
const SECURITY_WITHIN = 1024
const MOST_PIXELS = 40_000_000
/** Characters kept of a document; staff read it beside the answer, and open the file for the rest. */
const LONGEST_TEXT = 200_000

const REFUSAL_OF: Partial<Record<ErrorCode, EvidenceRefusal>> = {
  ENCRYPTED: 'locked',
  DRM_PROTECTED: 'drm',
  DECOMPRESSION_BOMB: 'bomb',
  ZIP_BOMB: 'bomb',
  OUTPUT_TOO_LARGE: 'bomb',
}

/**
 * Looks into a file by its content, whatever its name says, and reads its text. Runs on bytes that nobody has checked: call
 * it in a process that may be killed (`readEvidence`).
 */
export async function inspectEvidence(bytes: Buffer): Promise<EvidenceReport> {
  if (bytes.length === 0) return { refused: 'empty' }
  const head = bytes.subarray(0, SECURITY_WITHIN).toString('latin1')
  if (SECURITY_MARKS.some((mark) => head.includes(mark))) return { refused: 'drm' }
  const kind = await kindOf(bytes)
  if (typeof kind === 'object') return kind
  if (kind === 'jpg' || kind === 'png' || kind === 'webp' || kind === 'gif') return inspectImage(bytes, kind)
  return readText(bytes, kind)
}

async function kindOf(bytes: Buffer): Promise<EvidenceKind | { refused: EvidenceRefusal }> {
  if (bytes.subarray(0, COMPOUND.length).equals(COMPOUND)) return compoundKind(bytes)
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return archiveKind(bytes)
  const type = await fileTypeFromBuffer(bytes)
  switch (type?.ext) {
    case 'pdf':
      return /\/(JavaScript|JS|Launch)\b/.test(bytes.toString('latin1')) ? { refused: 'macro' } : 'pdf'
    case 'jpg':
    case 'png':
    case 'webp':
    case 'gif':
      return type.ext
    default:
      return { refused: 'kind' }
  }
}

function compoundKind(bytes: Buffer): 'hwp' | { refused: EvidenceRefusal } {
  const header = hwpHeader(bytes)
  // An encrypted DOCX is a compound file too, with a stream of this name.
  if (!header) return { refused: bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'locked' : 'kind' }
  if (header.hasDrm) return { refused: 'drm' }
  if (header.isLocked) return { refused: 'locked' }
  return header.hasScript ? { refused: 'macro' } : 'hwp'
}

async function archiveKind(bytes: Buffer): Promise<'hwpx' | 'docx' | { refused: EvidenceRefusal }> {
  const archive = await archiveContents(bytes)
  if (archive === 'bomb' || archive === 'broken') return { refused: archive }
  if (archive.isEncrypted) return { refused: 'locked' }
  if (archive.names.some((name) => /vbaProject|\.(exe|dll|js|vbs|ps1|bat|cmd|scr|jar)$/i.test(name)))
    return { refused: 'macro' }
  if (archive.names.includes('word/document.xml')) return docxKind(archive)
  if (archive.names.includes('Contents/content.hpf')) return hwpxKind(archive)
  return { refused: 'kind' }
}

async function docxKind(archive: ArchiveContents): Promise<'docx' | { refused: EvidenceRefusal }> {
  const types = (await archive.read('[Content_Types].xml'))?.toString('utf8') ?? ''
  if (types === '') return { refused: 'broken' }
  return /macroEnabled|vbaProject/i.test(types) ? { refused: 'macro' } : 'docx'
}

async function hwpxKind(archive: ArchiveContents): Promise<'hwpx' | { refused: EvidenceRefusal }> {
  const type = (await archive.read('mimetype'))?.toString('latin1').trim()
  if (type !== 'application/hwp+zip') return { refused: 'broken' }
  const manifest = (await archive.read('META-INF/manifest.xml'))?.toString('utf8') ?? ''
  if (/encryption-data/i.test(manifest)) return { refused: 'locked' }
  for (const name of archive.names.filter((member) => /^Scripts\//i.test(member)))
    if (doesSomething(await archive.read(name))) return { refused: 'macro' }
  return 'hwpx'
}

/** Hancom writes a script of empty functions into every HWPX; one that does something was put there by somebody. */
function doesSomething(script: Buffer | undefined): boolean {
  if (!script) return true
  const source = script.includes(0) ? script.toString('utf16le') : script.toString('utf8')
  const rest = source
    .replace(/^\ufeff/, '')
    .replace(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, '')
    .replace(/function\s+\w+\s*\(\s*\)\s*\{\s*\}/g, '')
    .replace(/var\s+\w+\s*=\s*[\w.]+\s*;/g, '')
  return /[^\s;\0]/.test(rest)
}

async function inspectImage(bytes: Buffer, kind: EvidenceKind): Promise<EvidenceReport> {
  try {
    const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height * pages > MOST_PIXELS) return { refused: 'pixels' }
    await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).resize(16).toBuffer()
    return { kind, text: '' }
  } catch {
    return { refused: 'broken' }
  }
}

async function readText(bytes: Buffer, kind: EvidenceKind): Promise<EvidenceReport> {
  const read = await parse(bytes)
  if (read.success) return { kind, text: read.markdown.slice(0, LONGEST_TEXT) }
  if (read.isImageBased === true || read.code === 'IMAGE_BASED_PDF') return { kind, text: '' }
  return { refused: (read.code && REFUSAL_OF[read.code]) ?? 'broken' }
}
