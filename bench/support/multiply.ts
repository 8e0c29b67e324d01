import type { SearchDocument } from '../../src/domain/searchDocument'

/** Copies of the documents with ids and titles of their own, as many as are asked for. */
export function multiply(documents: readonly SearchDocument[], count: number): SearchDocument[] {
  return Array.from({ length: count }, (_, i) => {
    const document = documents[i % documents.length] as SearchDocument // there is at least one
    const copy = Math.floor(i / documents.length)
    if (copy === 0) return document
    const topic = document.topic && `${document.topic} ${copy}`
    return {
      ...document,
      id: `${document.id}-${copy}`,
      code: `${document.code}-${copy}`,
      title: `${document.title} ${copy}`,
      topic,
    }
  })
}
