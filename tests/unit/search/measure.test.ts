import { describe, expect, it } from 'vitest'

import { createEmbeddedEngine } from '../../../src/search/embedded/createEmbeddedEngine'
import type {} from '../../../src/search/engine'
import { readQuery } from '../../../src/search/query/readQuery'
import { measure, occurrencesOf } from '../../../src/search/ranking/measure'
import { planOf } from '../../../src/search/ranking/plan'
import { defaultThesaurus } from '../../../src/search/thesaurus/defaultThesaurus'
import { makeKnowledgeBase } from './documents'

const documents = makeKnowledgeBase()
const grams = documents.map((document) => occurrencesOf(document))
const topics = [...new Set(documents.map(({ topic }) => topic))]
const holds = (topic: string, key: number): boolean =>
  documents.some((document, i) => document.topic === topic && grams[i]?.has(key))
const statistics = {
  subjects: topics.length,
  subjectFrequency: (key: number) => topics.filter((topic) => holds(topic, key)).length,
  documents: documents.length,
  documentFrequency: (key: number) => grams.filter((held) => held.has(key)).length,
}

describe('measure', () => {
  it.each([
    '여권 재발급',
    '여권 재발급 수수료',
    '여궈',
    '여권 재',
    '여귄 재발급',
    '주민등록중',
    'ㅇㄱ ㅈㅂㄱ',
    '복비 얼마예요',
    '대형폐기물 배출은 어떻게 하나요',
    '02-3423-5555',
    'tnr',
    'ㅇ',
    'd',
  ])('should give for %s what the embedded engine reads from its arrays', async (q) => {
    const engine = createEmbeddedEngine()
    await engine.rebuild(documents)
    const query = readQuery(q, { thesaurus: defaultThesaurus, vocabulary: engine.vocabulary })
    const retrieval = await engine.search({
      query,
      filters: {},
      today: '2026-11-23',
      limit: 1000,
      oneOfEachTitle: false,
    })
    const plan = planOf(query, statistics)
    expect(retrieval.candidates.length).toBeGreaterThan(0)
    expect(retrieval.mass).toBeCloseTo(plan.mass, 6)
    const withTypos = retrieval.candidates.some(({ features }) => features.typo > 0)
    for (const { document, subject, features } of retrieval.candidates) {
      const name = subject.replace('title:', '')
      const siblings = documents.filter(({ topic }) => topic === name)
      const measured = measure(plan, document, siblings, withTypos)
      for (const [feature, value] of Object.entries(measured)) {
        // Impacts are kept as 16-bit fractions, sums as 32-bit floats.
        expect(features[feature as keyof typeof features], `${feature} of ${document.title}`).toBeCloseTo(
          Number(value),
          2,
        )
      }
    }
  })
})
