import type { SearchDocument } from '../../domain/searchDocument'
import { foldedKeystrokes } from '../korean/letters'
import { normalize } from '../korean/normalize'
import { words } from '../korean/words'
import { sideOfTitle, type SideQuestion } from '../query/sideQuestions'

import { isQuestion } from './subject'

/** What the ranker asks of a document's title again and again. */
export interface PreparedTitle {
  /** Kind, title and topic: what the district variants of one entry have in common. */
  key: string
  words: readonly string[]
  /** Its words without spaces. */
  joined: string
  /** What its subject is called when it is the main entry of it; see subjectOf. */
  ownSubject: string
  /** Keystrokes of `joined`, lower case. */
  keys: string
  side: SideQuestion | null
  /** Aliases, each without spaces. */
  aliases: readonly string[]
  /** Everything a query word may be found in to count as present: title, aliases, category, organization, joined. */
  around: string
}

const prepared = new WeakMap<SearchDocument, PreparedTitle>()
/** The ranker asks a dozen times for one document before it goes on to the next. */
let last: { document: SearchDocument; title: PreparedTitle } | undefined

/** @returns the title made ready; remembered as long as the document lives. */
export function prepareTitle(document: SearchDocument): PreparedTitle {
  if (last?.document === document) return last.title
  const title = prepared.get(document) ?? prepare(document)
  last = { document, title }
  return title
}

function prepare(document: SearchDocument): PreparedTitle {
  const titleWords = words(normalize(document.title))
  const joined = titleWords.join('')
  const aliases = document.aliases.map((alias) => words(normalize(alias)).join(''))
  const around = words(normalize(`${document.category} ${document.organization} ${document.district ?? ''}`)).join('')
  const title: PreparedTitle = {
    key: `${document.kind}\n${document.title}\n${document.topic}`,
    words: titleWords,
    joined,
    ownSubject: `title:${document.title}`,
    keys: foldedKeystrokes(joined),
    side: isQuestion(document.title) ? null : sideOfTitle(titleWords),
    aliases,
    around: [joined, ...aliases, around].join(' '),
  }
  prepared.set(document, title)
  return title
}
