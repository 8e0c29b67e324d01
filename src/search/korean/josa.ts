import { finalOf, isJamo, isSyllable } from './letters'

/** Which final sound a particle follows: any, a consonant, a vowel, or (로) a vowel or ㄹ. */
type After = 'any' | 'consonant' | 'vowel' | 'vowelOrRieul'

const PARTICLES: readonly (readonly [string, After])[] = (
  [
    ['에서부터', 'any'],
    ['으로부터', 'consonant'],
    ['에서는', 'any'],
    ['에서도', 'any'],
    ['에서의', 'any'],
    ['에게서', 'any'],
    ['까지는', 'any'],
    ['까지도', 'any'],
    ['부터는', 'any'],
    ['으로는', 'consonant'],
    ['으로도', 'consonant'],
    ['으로만', 'consonant'],
    ['한테서', 'any'],
    ['이라도', 'consonant'],
    ['이라는', 'consonant'],
    ['이라고', 'consonant'],
    ['이란', 'consonant'],
    ['이랑', 'consonant'],
    ['이나', 'consonant'],
    ['이며', 'consonant'],
    ['이고', 'consonant'],
    ['인데', 'any'],
    ['이요', 'consonant'],
    ['에서', 'any'],
    ['에게', 'any'],
    ['에는', 'any'],
    ['에도', 'any'],
    ['에만', 'any'],
    ['한테', 'any'],
    ['까지', 'any'],
    ['부터', 'any'],
    ['으로', 'consonant'],
    ['로는', 'vowelOrRieul'],
    ['로도', 'vowelOrRieul'],
    ['보다', 'any'],
    ['처럼', 'any'],
    ['마다', 'any'],
    ['마저', 'any'],
    ['조차', 'any'],
    ['라도', 'vowel'],
    ['라는', 'vowel'],
    ['이든', 'consonant'],
    ['께서', 'any'],
    ['하고', 'any'],
    ['은', 'consonant'],
    ['이', 'consonant'],
    ['을', 'consonant'],
    ['과', 'consonant'],
    ['는', 'vowel'],
    ['가', 'vowel'],
    ['를', 'vowel'],
    ['와', 'vowel'],
    ['로', 'vowelOrRieul'],
    ['랑', 'vowel'],
    ['나', 'vowel'],
    ['란', 'vowel'],
    ['의', 'any'],
    ['에', 'any'],
    ['도', 'any'],
    ['만', 'any'],
    ['께', 'any'],
    ['요', 'any'],
  ] as const
).toSorted((a, b) => b[0].length - a[0].length)

/** The fewest units a stem must keep: 수도 is no 수 with the particle 도. */
const SHORTEST_STEM = 2

/**
 * @returns a normalised word without its particle, or without a letter that stands alone at its end (`여권ㅇ`, while
 * `여권을` is being typed); the word itself when it has neither. The particle has to fit the sound before it.
 */
export function stripJosa(word: string): string {
  const last = word.charCodeAt(word.length - 1)
  if (word.length > SHORTEST_STEM && isJamo(last) && isSyllable(word.charCodeAt(word.length - 2))) {
    return word.slice(0, -1)
  }
  if (!isSyllable(last)) return word
  for (const [particle, after] of PARTICLES) {
    const stemLength = word.length - particle.length
    if (stemLength < SHORTEST_STEM || !word.endsWith(particle)) continue
    if (fits(word.charCodeAt(stemLength - 1), after)) return word.slice(0, stemLength)
  }
  return word
}

const particleForms = new Set(PARTICLES.map(([particle]) => particle))

/** @returns whether a text is a particle, whatever sound it would follow. */
export function isParticle(text: string): boolean {
  return particleForms.has(text)
}

function fits(code: number, after: After): boolean {
  // After digits and Latin letters the sound is not known: 120을, PC가.
  if (!isSyllable(code) || after === 'any') return true
  const final = finalOf(code)
  if (after === 'consonant') return final !== 'none'
  return final === 'none' || (after === 'vowelOrRieul' && final === 'rieul')
}
