import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { PhoneKind } from '../../../src/domain/entry'
import { tidyName } from '../../../src/domain/tidyName'
import { proposedInput } from '../../../src/commands/requests/proposedInput'
import { cellReaders } from '../../../src/exchange/cellReaders'
import { fromCell, toCell } from '../../../src/exchange/cellText'
import { joinList, splitList } from '../../../src/exchange/listCell'
import { readPhones, writePhones } from '../../../src/exchange/phoneCell'
import { readProposedParts, writtenParts } from '../../../src/exchange/writtenParts'
import { cellText, makeContent } from './contents'

describe('a cell that begins like a formula', () => {
  it.each(['=1+1', '+82', '-5도', '@멘션', '\t탭', '\r', '\0널', '＝1', "'=1", "''@"])('should not run %j', (text) => {
    expect(toCell(text)).toBe(`'${text}`)
  })

  it.each(["'25년 예산", '가=나', ' =1', '', "'", "''가"])('should leave %j alone', (text) => {
    expect(toCell(text)).toBe(text)
    expect(fromCell(text)).toBe(text)
  })

  it('should come back as it was, also when it begins with apostrophes itself', () => {
    fc.assert(
      fc.property(cellText, (text) => {
        expect(fromCell(toCell(text))).toBe(text)
        expect(toCell(text)).not.toMatch(/^[=+\-@\t\r\n\0]/)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('a cell that lists', () => {
  it('should cut at ; and trim', () => {
    expect(splitList(' 여권 ;; 재발급\n;\\;')).toEqual(['여권', '재발급', ';'])
  })

  it('should give back what was joined', () => {
    const member = cellText.map((text) => text.trim()).filter((text) => text !== '')
    fc.assert(
      fc.property(fc.array(member, { maxLength: 5 }), (members) => {
        expect(splitList(joinList(members))).toEqual(members)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a cell of phones', () => {
  it('should read number, name and hours', () => {
    expect(readPhones('02-2133-1234 (주차계획과, 평일 09:00~18:00, 점심 제외); 120', 'transfer')).toEqual([
      {
        number: '02-2133-1234',
        name: '주차계획과',
        kind: 'transfer',
        hours: '평일 09:00~18:00, 점심 제외',
        public: false,
      },
      { number: '120', name: '', kind: 'transfer', hours: '', public: false },
    ])
  })

  it('should take brackets for part of the number when they are not at its end', () => {
    expect(readPhones('(02)120; 02) 2133-0000 (민원실)', 'inform')).toMatchObject([
      { number: '(02)120', name: '' },
      { number: '02) 2133-0000', name: '민원실' },
    ])
  })

  it('should say whether citizens may be told, where that is not the rule', () => {
    expect(readPhones('120 (당직실, 비공개)', 'inform')).toMatchObject([{ name: '당직실', hours: '', public: false }])
    expect(writePhones([{ number: '120', name: '', kind: 'transfer', hours: '', public: true }], 'transfer')).toBe(
      '120 (공개)',
    )
  })

  it('should give back what was written', () => {
    const text = cellText.map(tidyName)
    const phone = fc.record({
      number: text.filter((number) => number !== ''),
      name: text,
      kind: fc.constantFrom<PhoneKind>('inform', 'transfer', 'afterHours'),
      hours: text,
      public: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(phone, { maxLength: 4 }), (phones) => {
        for (const kind of ['inform', 'transfer', 'afterHours'] as const) {
          expect(readPhones(writePhones(phones, kind), kind)).toEqual(phones.filter((own) => own.kind === kind))
        }
      }),
      { numRuns: 3000 },
    )
  })
})

describe('the longest title', () => {
  const TODAY = '2026-11-23'
  /** Ways to write a title: a table, a form, a program. */
  const accepts: Record<string, (title: string) => boolean> = {
    table: (title) => 'value' in cellReaders.title(title, TODAY),
    form: (title) => 'proposed' in readProposedParts(writtenParts(makeContent()), { title }, TODAY),
    program: (title) => proposedInput.safeParse({ title }).success,
  }

  it.each(Object.keys(accepts))('should be counted as a person counts, from a %s', (way) => {
    for (const character of ['가', '👍', '𠮷', '각'.normalize('NFD')]) {
      expect(accepts[way]?.(character.repeat(200)), character).toBe(true)
      expect(accepts[way]?.(character.repeat(201)), character).toBe(false)
    }
  })
})
