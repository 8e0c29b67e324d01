import type { Retrieval, RetrievalRequest } from '../engine'
import { MATCHING_SHARE } from '../ranking/matching'
import { type Plan, planOf } from '../ranking/plan'
import { choose } from './choose'
import { clausesOf, typoClause } from './clauses'
import { FacetCounter } from './facets'
import { oneOf, passing } from './filter'
import { listDocuments } from './list'
import { type Library, rowsWhere } from './reader'
import { Measuring } from './score'

/** A sentence's words are spread over all entries of a subject: those of its best subjects are looked at, too. */
const SUBJECTS_OF_SENTENCE = 8
/** From this weight on a subject counts for more than the entry's own text. */
const SUBJECT_LEADS = 1

/** Asks Meilisearch for all that may match, and measures it here: as the embedded engine does, of fewer documents. */
export async function retrieve(library: Library, request: RetrievalRequest): Promise<Retrieval> {
  const { query, filters, today, including = [] } = request
  const plan = planOf(query, library.facts)
  const passes = passing(filters, today)
  if (query.kind === 'empty') return listDocuments(library, request, plan, passes)
  const measuring = new Measuring(plan)
  const find = findInto(library, measuring, passes)
  const clauses = clausesOf(plan, library.facts)
  if (including.length > 0) clauses.push(oneOf('id', including))
  if (clauses.length > 0) await find(clauses.join(' OR '))
  await findMore(plan, measuring, find)
  return present(request, plan, measuring)
}

type Find = (clause: string) => Promise<void>

function findInto(library: Library, measuring: Measuring, passes: string): Find {
  return async (clause) => {
    for (const held of await rowsWhere(library, `(row = subject OR ${passes}) AND (${clause})`)) {
      if (held.kind === 'document') measuring.addDocument(held)
      else measuring.addSubject(held)
    }
  }
}

/** What only the first answer tells to look for: resembling titles when no title has all words, entries of its subjects. */
async function findMore(plan: Plan, measuring: Measuring, find: Find): Promise<void> {
  const more: string[] = []
  const typos = typoClause(plan)
  if (typos && !measuring.hasAllWords()) {
    measuring.lookForTypos()
    more.push(typos)
  }
  if (plan.weights.subject > SUBJECT_LEADS) {
    const subjects = measuring.bestSubjects(SUBJECTS_OF_SENTENCE)
    if (subjects.length > 0) more.push(oneOf('subject', subjects))
  }
  if (more.length > 0) await find(more.join(' OR '))
}

function present({ limit, oneOfEachTitle, today, including }: RetrievalRequest, plan: Plan, measuring: Measuring) {
  const scored = measuring.scores()
  const best = scored.reduce((most, { score }) => Math.max(most, score), 0)
  const least = best > 0 ? best * MATCHING_SHARE : Infinity
  const wanted = new Set(including)
  const matching = scored.filter(({ score, held }) => score >= least || wanted.has(held.document.id))
  const counter = new FacetCounter(today)
  for (const { held } of matching) counter.count(held.document)
  const chosen = new Set(choose(matching, limit, oneOfEachTitle))
  for (const one of matching) if (wanted.has(one.held.document.id)) chosen.add(one)
  return {
    candidates: Array.from(chosen, ({ held, features }) => ({
      document: held.document,
      subject: held.subjectName,
      features,
    })),
    mass: plan.mass,
    total: counter.total,
    facets: counter.facets,
    engine: 'meilisearch' as const,
  }
}
