import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { systemCodeOf } from '../../../lib/errors'
import { isProgram } from '../programs/binariesOnPath'
import type { Finding } from './finding'

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The browser that the tests of the screens run in; Ieum itself needs none. */
export function checkBrowser(): Finding {
  const browser = browserOnPath() ?? browserOfPlaywright()
  if (browser !== undefined) return { what: '시험용 브라우저', grade: 'ok', found: browser }
  return {
    what: '시험용 브라우저',
    grade: 'care',
    found: '없음',
    advice: '화면 시험을 건너뜁니다. 시험하려면 Chromium을 설치해 주세요. 쓰는 데에는 지장이 없습니다.',
  }
}

/** Fonts of this machine matter for screenshots only: the screens bring their own. */
export async function checkFonts(): Promise<Finding> {
  const what = '한글 글꼴'
  try {
    const { stdout } = await promisify(execFile)('fc-list', [':lang=ko', 'family'])
    const family = stdout.split('\n').find(Boolean)
    if (family !== undefined) return { what, grade: 'ok', found: family }
    return { what, grade: 'care', found: '없음', advice: '화면 시험의 그림에서 한글이 네모로 나올 수 있습니다.' }
  } catch (error) {
    if (systemCodeOf(error) !== 'ENOENT') throw error
    return { what, grade: 'care', found: '알 수 없음', advice: 'fontconfig(fc-list)가 없어 확인하지 못했습니다.' }
  }
}

function browserOnPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.flatMap((folder) => BROWSERS.map((name) => join(folder, name))).find(isProgram)
}

function browserOfPlaywright(): string | undefined {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright')
  try {
    const kept = readdirSync(folder).find((name) => name.startsWith('chromium'))
    return kept === undefined ? undefined : join(folder, kept)
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined
    throw error
  }
}
