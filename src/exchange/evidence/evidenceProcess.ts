/** The process behind `readEvidence`: a file on stdin, a report as JSON on stdout. It may be killed at any time. */
import { inspectEvidence } from './inspectEvidence'

const pieces: Buffer[] = []
for await (const piece of process.stdin) pieces.push(piece as Buffer)
const report = await inspectEvidence(Buffer.concat(pieces))
process.stdout.write(JSON.stringify(report), () => process.exit(0))
