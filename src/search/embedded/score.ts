import { ALL_WORDS } from '../ranking/matching'
import type { Plan } from '../ranking/plan'
import { clearScratch, measureSegment, measureTypos, touchAll } from './match'
import type { Shelf } from './shelf'

/** Scores a listing without a query: last checked first. @returns 0, which everything that passes reaches. */
export function listAll(shelves: readonly Shelf[]): number {
  for (const { segment, scratch, score, pass } of shelves) {
    clearScratch(segment, scratch)
    touchAll(scratch)
    for (let i = 0; i < score.length; i++) score[i] = pass[i] === 1 ? (segment.checkedDay[i] as number) + 1 : -1
  }
  return 0
}

/** Scores the documents of all touched subjects. @returns the best score of those that pass. */
export function scoreAll(shelves: readonly Shelf[], plan: Plan): number {
  let allWords = 0
  for (const shelf of shelves) {
    clearScratch(shelf.segment, shelf.scratch)
    measureSegment(shelf.segment, plan, shelf.scratch, shelf.pass)
    allWords = Math.max(allWords, shelf.scratch.mostWords)
  }
  const base = shelves[0]?.scratch.subjects
  let best = 0
  for (const shelf of shelves) {
    if (allWords < ALL_WORDS) measureTypos(shelf.segment, plan, shelf.scratch)
    if (base && shelf.baseSubjects) borrowSubjects(shelf, shelf.baseSubjects, base)
    best = Math.max(best, addUp(shelf, plan))
  }
  return best
}

/** Gives changed entries the score of their subject in the base, where most of their siblings are. */
function borrowSubjects({ scratch }: Shelf, baseSubjects: Int32Array, base: Float32Array): void {
  touchAll(scratch)
  const { subjects } = scratch
  for (let subject = 0; subject < subjects.length; subject++) {
    const inBase = baseSubjects[subject] as number // one for each subject
    if (inBase >= 0) subjects[subject] = Math.max(subjects[subject] as number, base[inBase] as number)
  }
}

/** Adds features up to scores, as baseScore does. @returns the best score. */
function addUp({ segment, scratch, score, pass }: Shelf, plan: Plan): number {
  const { text, prefix, joined, typo, choseong, expansion, subjects, touched, touchedCount, used } = scratch
  const { subjectStarts } = segment
  const { mass, weights } = plan
  const prefixWeight = mass * weights.prefix
  const joinedWeight = mass * weights.joined
  const typoWeight = mass * weights.typo
  const choseongWeight = mass * weights.choseong
  const expansionWeight = mass * weights.expansion
  const hasRare = used.typo || used.choseong || used.expansion
  let best = 0
  for (let t = 0; t < touchedCount; t++) {
    const subject = touched[t] as number // t is below touchedCount
    const lent = weights.subject * (subjects[subject] as number)
    const until = subjectStarts[subject + 1] as number
    for (let i = subjectStarts[subject] as number; i < until; i++) {
      if (pass[i] === 0) {
        score[i] = -1
        continue
      }
      let sum = (text[i] as number) + lent + prefixWeight * (prefix[i] as number) + joinedWeight * (joined[i] as number)
      if (hasRare)
        sum +=
          typoWeight * (typo[i] as number) +
          choseongWeight * (choseong[i] as number) +
          expansionWeight * (expansion[i] as number)
      score[i] = sum
      if (sum > best) best = sum
    }
  }
  return best
}
