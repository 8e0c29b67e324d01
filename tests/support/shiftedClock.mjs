/**
 * Loaded before the product by `NODE_OPTIONS=--import`: its clock is ahead by as many ms as the file named by
 * `IEUM_TEST_CLOCK` says, from one look at the clock to the next. Nothing of the product knows of it.
 */
import { readFileSync } from 'node:fs'

const file = process.env.IEUM_TEST_CLOCK ?? ''
const RealDate = Date
const REREAD_MS = 50
let [ahead, readAt] = [0, -Infinity]

function now() {
  const real = RealDate.now()
  if (real - readAt > REREAD_MS) {
    readAt = real
    try {
      ahead = Number(readFileSync(file, 'utf8')) || 0
    } catch {
      ahead = 0
    }
  }
  return real + ahead
}

globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(now())
    else super(...given)
  }

  // Some libraries copy what a class has of its own.
  static parse = RealDate.parse
  static UTC = RealDate.UTC

  static now() {
    return now()
  }
}
