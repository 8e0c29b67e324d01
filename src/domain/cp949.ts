/** CP949, which SMS gateways count and send in: a Latin letter is one byte, everything else two. */

/** What offices type that CP949 has no letter for, and what stands for it. */
const STAND_INS: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2022': '·',
  '\u2027': '·',
  '\u301c': '~',
  '\u20a9': '\uffe6',
}

let known: ReadonlySet<string> | undefined

/** The letters of KS X 1001 beside Hangul, read from the platform's own table, once. */
function letters(): ReadonlySet<string> {
  if (known) return known
  const decoder = new TextDecoder('euc-kr')
  const found = new Set<string>()
  for (let lead = 0xa1; lead <= 0xfd; lead++) {
    const bytes = new Uint8Array((0xfe - 0xa1 + 1) * 2)
    for (let trail = 0xa1; trail <= 0xfe; trail++) bytes.set([lead, trail], (trail - 0xa1) * 2)
    for (const letter of decoder.decode(bytes)) if (!/[\ufffd\ue000-\uf8ff]/.test(letter)) found.add(letter)
  }
  known = found
  return found
}

/** CP949 has every syllable of modern Korean, and for the rest what KS X 1001 has. */
function isHeld(letter: string): boolean {
  return letter <= '\u007f' || (letter >= '가' && letter <= '힣') || letters().has(letter)
}

/** @returns the text as CP949 can hold it: composed, with stand-ins for dashes and dots, without what is left (emoji). */
export function toCp949Text(text: string): string {
  let held = ''
  for (const letter of text.normalize('NFC')) {
    const stand = STAND_INS[letter] ?? letter
    if (isHeld(stand)) held += stand
  }
  return held
}

/** @returns how many bytes a text that CP949 can hold has in it. */
export function cp949Bytes(text: string): number {
  let bytes = 0
  for (const letter of text) bytes += letter <= '\u007f' ? 1 : 2
  return bytes
}
