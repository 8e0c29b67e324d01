import type { SearchDocument } from '../../domain/searchDocument'

/** A title that is a sentence: 여권은 어디에서 만드나요? */
const QUESTION = /(?:[?？]|나요|까요|가요|지요|습니까|니다|어요|아요|해요|데요|서요|세요|죠)[.!?？]*["'”’」』]*$/

/** @returns whether a title is a question, as in lists of frequent questions. */
export function isQuestion(title: string): boolean {
  return QUESTION.test(title)
}

/** Titles of a corpus and which of them others begin with. Titles are counted, so that they can be taken out again. */
export class TitleRegister {
  private readonly titles = new Map<string, number>()
  private readonly extended = new Map<string, number>()

  add(title: string): void {
    this.count(title, 1)
  }

  remove(title: string): void {
    this.count(title, -1)
  }

  has(title: string): boolean {
    return this.titles.has(title)
  }

  /** Whether another title goes on where this one ends: `여권 재발급` when there is `여권 재발급 수수료`. */
  isExtended(title: string): boolean {
    return this.extended.has(title)
  }

  private count(title: string, by: 1 | -1): void {
    bump(this.titles, title, by)
    for (const prefix of wordPrefixes(title)) bump(this.extended, prefix, by)
  }
}

function bump(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + by
  if (count > 0) counts.set(key, count)
  else counts.delete(key)
}

/** @returns what a title begins with up to each of its spaces, longest first, itself not included. */
export function wordPrefixes(title: string): string[] {
  const prefixes: string[] = []
  for (let end = title.lastIndexOf(' '); end > 0; end = title.lastIndexOf(' ', end - 1)) {
    prefixes.push(title.slice(0, end))
  }
  return prefixes
}

/**
 * @returns what a document's subject is called. Entries whose titles are questions (FAQ lists) belong to their category.
 * Else a side entry belongs to the longest other title that its topic (or title) begins with: `여권 재발급 수수료` to `여권 재발급`;
 * and one that others begin with is a subject itself. District variants share topic and title, so they share it too.
 */
export function subjectOf(document: SearchDocument, titles: TitleRegister): string {
  if (!document.topic && document.category && isQuestion(document.title)) return `category:${document.category}`
  const name = document.topic || document.title
  if (titles.isExtended(name)) return `title:${name}`
  return `title:${wordPrefixes(name).find((prefix) => titles.has(prefix)) ?? name}`
}
