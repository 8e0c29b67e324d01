import { describe, expect, it } from 'vitest'

import { entryIdsOf, writtenBrief } from '../../../src/admin/briefs/writtenBrief'

const codes = new Map([['id-1', 'GN-00001']])

describe('a brief as it is being written', () => {
  it('should be whole from an empty form, whose lists are the number of their rows', () => {
    const brief = writtenBrief({ overlays: 0, replaces: 0, updates: 0 }, codes)
    expect(brief).toMatchObject({ title: '제목', kind: 'brief', overlays: [], replaces: [], updates: [], until: null })
    expect(brief.bodyText).toBe('')
  })

  it('should name its entries by their codes, and leave out rows that are not filled in', () => {
    const written = {
      overlays: ['id-1', 'id-unknown'],
      replaces: [{ entry: 'id-1', part: 'fee' as const, text: '무료' }, { entry: 'id-1' }, {}],
      updates: [{ at: '2026-11-23T09:00:00.000Z', text: '복구됨' }, { text: '때가 없음' }],
    }
    const brief = writtenBrief(written, codes)
    expect(brief.overlays).toEqual(['GN-00001'])
    expect(brief.replaces).toEqual([{ entry: 'GN-00001', part: 'fee', text: '무료' }])
    expect(brief.updates).toEqual([{ at: '2026-11-23T09:00:00.000Z', text: '복구됨' }])
    expect(entryIdsOf(written)).toEqual(['id-1', 'id-unknown'])
  })
})
