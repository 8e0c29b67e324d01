import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { EVIDENCE_REFUSALS, EVIDENCE_TYPES, LARGEST_EVIDENCE, type EvidenceReport } from './evidenceTypes'

/** In ms. A document of 10 MB takes some three seconds. */
const TIMEOUT_MS = 25_000
const HEAP_MB = 384
/** Of the whole process, buffers included; looked at four times a second. */
const MEMORY_BYTES = 800 * 1024 * 1024
const LOOK_MS = 250
const PAGE_BYTES = 4096
const AT_ONCE = 2
const LONGEST_REPORT = 4 * 1024 * 1024

/** Next's bundle of this file lies elsewhere; every process of ours starts in the project's folder. */
const SCRIPT = join(process.cwd(), 'src', 'exchange', 'evidence', 'evidenceProcess.ts')

let running = 0
const waiting: (() => void)[] = []

/**
 * Looks into a file in a process of its own, bound in time and memory and killed when it oversteps; two at a time.
 * @returns what it is and its text, or why it is refused; never throws because of the file
 */
export async function readEvidence(bytes: Buffer): Promise<EvidenceReport> {
  if (bytes.length === 0) return { refused: 'empty' }
  if (bytes.length > LARGEST_EVIDENCE) return { refused: 'too-large' }
  while (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await inspectApart(bytes)
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

async function inspectApart(bytes: Buffer): Promise<EvidenceReport> {
  const args = [`--max-old-space-size=${HEAP_MB}`, '-C', 'production', '--import', 'tsx', SCRIPT]
  const child = spawn(process.execPath, args, {
    // Nothing of ours: what reads strangers' files needs no secret.
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  let killedFor: 'slow' | 'bomb' | undefined
  const kill = (reason: 'slow' | 'bomb'): void => {
    killedFor ??= reason
    child.kill('SIGKILL')
  }
  const timer = setTimeout(() => kill('slow'), TIMEOUT_MS)
  const watch = setInterval(() => void memoryOf(child).then((used) => used > MEMORY_BYTES && kill('bomb')), LOOK_MS)
  try {
    const said = await outputOf(child, bytes)
    return killedFor ? { refused: killedFor } : (reportIn(said) ?? { refused: 'broken' })
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
  }
}

function outputOf(child: ChildProcess, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    let length = 0
    child.stdout?.on('data', (piece: Buffer) => {
      length += piece.length
      if (length <= LONGEST_REPORT) pieces.push(piece)
      else child.kill('SIGKILL')
    })
    child.once('error', reject)
    child.once('close', () => resolve(Buffer.concat(pieces).toString('utf8')))
    // A child that ended before it read everything says so by its report, or by none.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(bytes)
  })
}

/** @returns the process's memory in bytes; 0 where the system does not tell (no /proc) or it is gone. */
async function memoryOf(child: ChildProcess): Promise<number> {
  const statm = await readFile(`/proc/${child.pid}/statm`, 'utf8').catch(() => '')
  return Number(statm.split(' ')[1] ?? 0) * PAGE_BYTES
}

function reportIn(said: string): EvidenceReport | undefined {
  try {
    const report = JSON.parse(said) as { kind?: string; text?: unknown; refused?: string }
    if (report.refused && report.refused in EVIDENCE_REFUSALS) return report as EvidenceReport
    return report.kind && report.kind in EVIDENCE_TYPES && typeof report.text === 'string'
      ? (report as EvidenceReport)
      : undefined
  } catch {
    // It died while it wrote.
    return undefined
  }
}
