import { builtInGroups } from './builtInGroups'
import { compileThesaurus } from './compile'

/** What comes with Ieum, ready for reading: for tests and benches, which have no database. */
export const defaultThesaurus = compileThesaurus(builtInGroups)
