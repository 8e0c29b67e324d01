import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

import { assemble, disassemble } from 'es-hangul'
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']
/**
 * Each window loads two web pages of Chromium's own for what its address bar suggests: a third of what a page of the desk
 * costs. Nobody types there. Of what Playwright switches off itself what matters is named again: the last list counts alone.
 */
const UNUSED_FEATURES = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxAimPopup',
  'OmniboxEverywhere',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${UNUSED_FEATURES.join(',')}`,
]

/** @returns the system's Chromium: `CHROMIUM` when set, else the first of its usual names on the PATH. */
export function findBrowser(): string | undefined {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  const folders = (process.env.PATH ?? '').split(delimiter)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
}

/** Starts it with a profile of its own, thrown away with it. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ARGS })
}

/**
 * Types Korean as a two-set keyboard does, key by key, through real composition events: every state of the syllable is
 * composed, and a final consonant moves on when a vowel follows (역 + ㅜ is 여 and 구). After each key `afterKey` gets what
 * must stand in the field.
 */
export async function typeHangul(
  page: Page,
  text: string,
  afterKey: (expected: string) => Promise<void> = async () => {},
): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  let done = ''
  for (const [index, word] of text.split(' ').entries()) {
    if (index > 0) {
      await page.keyboard.press('Space')
      done += ' '
      await afterKey(done)
    }
    await composeWord(keyboard, word, (composed) => afterKey(done + composed))
    done += word
  }
  await keyboard.detach()
}

async function composeWord(
  keyboard: CDPSession,
  word: string,
  afterKey: (composed: string) => Promise<void>,
): Promise<void> {
  const letters = [...disassemble(word)]
  let committed = ''
  for (let count = 1; count <= letters.length; count++) {
    const whole = assemble(letters.slice(0, count))
    const settled = whole.slice(0, -1)
    await pressImeKey(keyboard)
    if (settled !== committed) await keyboard.send('Input.insertText', { text: settled.slice(committed.length) })
    committed = settled
    await keyboard.send('Input.imeSetComposition', { text: whole.slice(-1), selectionStart: 1, selectionEnd: 1 })
    await afterKey(whole)
  }
  await keyboard.send('Input.insertText', { text: word.slice(-1) })
}

/** What a browser reports of a key the input method takes: code 229 and no letter. */
async function pressImeKey(keyboard: CDPSession): Promise<void> {
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Process' })
}

/** Leaves the last syllable half-composed, as it is while an agent looks up. */
export async function composeOnly(page: Page, syllable: string): Promise<CDPSession> {
  const keyboard = await page.context().newCDPSession(page)
  await pressImeKey(keyboard)
  await keyboard.send('Input.imeSetComposition', { text: syllable, selectionStart: 1, selectionEnd: 1 })
  return keyboard
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
