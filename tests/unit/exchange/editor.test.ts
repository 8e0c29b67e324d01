import { getEnabledNodes, sanitizeServerEditorConfig, defaultEditorConfig } from '@payloadcms/richtext-lexical'
import { createHeadlessEditor } from '@payloadcms/richtext-lexical/lexical/headless'
import type { SanitizedConfig } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'

import type { LexicalNode, LexicalState } from '../../../src/domain/entry'
import { normaliseLexical } from '../../../src/domain/normaliseLexical'
import { markdownToLexical } from '../../../src/exchange/markdownToLexical'

const TYPED = [
  '가나다\n라마',
  '**굵게** *기울임* ~~취소~~ `코드` {+밑줄+} m{^2^} H{~2~}O',
  '# 제목\n\n## 작은 제목\n\n본문\n\n> 인용\n> 둘째\n\n---',
  '- 하나\n  - 둘\n    - 셋\n- 넷',
  '3. 셋째\n4. 넷째\n\n1. 다시',
  '- 가\n  1. 나\n  2. 다\n\n  1. 라',
  '- 가\n  - 나\n\n  1. 다\n- 라',
  '- [ ] 가\n\n- 나',
  '- [ ] 할 일\n- [x] 한 일',
  '[정부24](https://www.gov.kr) 뒤 **[굵은](https://a.kr)**',
  '탭\t사이',
  '1) 가\n  - 나\n    - 다\n\n2) 라\n  1. 마\n  2. 바',
  '- 가\n  1) 나\n    - 다\n- 라',
]

describe("the admin's editor", () => {
  let throughEditor: (state: LexicalState) => LexicalState

  beforeAll(async () => {
    const editorConfig = await sanitizeServerEditorConfig(defaultEditorConfig, {
      collections: [],
    } as unknown as SanitizedConfig)
    throughEditor = (state) => {
      const nodes = getEnabledNodes({ editorConfig })
      const editor = createHeadlessEditor({
        nodes,
        onError: (error) => {
          throw error
        },
      })
      editor.setEditorState(editor.parseEditorState(JSON.stringify(state)))
      return editor.getEditorState().toJSON()
    }
  })

  it.each(TYPED)('should store what an import made as the import made it: %j', (typed) => {
    const imported = markdownToLexical(typed)
    expect(withoutIds(throughEditor(imported).root)).toEqual(withoutIds(imported.root))
  })

  it.each(TYPED)('should not change what a body means by saving it: %j', (typed) => {
    const imported = markdownToLexical(typed)
    expect(normaliseLexical(throughEditor(imported))).toEqual(normaliseLexical(imported))
  })
})

/** A link's id is the editor's own. */
function withoutIds({ id: _id, children, ...node }: LexicalNode): unknown {
  return children ? { ...node, children: children.map(withoutIds) } : node
}
