import { mongo } from 'mongoose'
import type { Logger } from '../../../lib/log'
import { rotateMongodLog } from './mongodLog'

const HOUR_MS = 60 * 60 * 1000

/** Looks hourly whether mongod's log must be rotated, without keeping the process alive. @returns what ends it */
export function keepLogSmall({ file, port, log }: { file: string; port: number; log: Logger }): () => void {
  const timer = setInterval(() => {
    rotate(file, port).catch((err: unknown) => log.error({ err, msg: 'MongoDB의 기록 파일을 나누지 못했습니다.' }))
  }, HOUR_MS)
  timer.unref()
  return () => clearInterval(timer)
}

async function rotate(file: string, port: number): Promise<void> {
  if (!rotateMongodLog(file)) return
  const client = new mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`)
  try {
    await client.db('admin').command({ logRotate: 1 })
  } finally {
    await client.close()
  }
}
