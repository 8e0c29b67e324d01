import { describe, expect, it } from 'vitest'

import type { Brief } from '../../../src/domain/brief'
import { briefsOver, replacedParts } from '../../../src/domain/replacedParts'

const brief = (change: Partial<Brief>): Brief =>
  ({ title: '한파 특보', overlays: [], replaces: [], ...change }) as unknown as Brief

describe('what a brief says instead', () => {
  it('should lie over the entries it names and over those whose lines it replaces', () => {
    const named = brief({ overlays: ['A-1'] })
    const replacing = brief({ replaces: [{ entry: 'A-1', part: 'fee', text: '무료' }] })
    expect(briefsOver('A-1', [named, brief({ overlays: ['B-1'] }), replacing])).toEqual([named, replacing])
  })

  it('should take the more urgent of two briefs on one part, and leave other entries alone', () => {
    const first = brief({ title: '긴급', replaces: [{ entry: 'A-1', part: 'fee', text: '무료' }] })
    const second = brief({
      replaces: [
        { entry: 'A-1', part: 'fee', text: '500원' },
        { entry: 'A-1', part: 'hours', text: '15시까지' },
        { entry: 'B-1', part: 'papers', text: '없음' },
      ],
    })
    expect([...replacedParts('A-1', [first, second])]).toEqual([
      ['fee', { text: '무료', brief: '긴급' }],
      ['hours', { text: '15시까지', brief: '한파 특보' }],
    ])
  })
})
