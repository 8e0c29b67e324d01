import { describe, expect, it } from 'vitest'

import { LARGEST_EVIDENCE } from '../../../src/exchange/evidence/evidenceTypes'
import { inspectEvidence } from '../../../src/exchange/evidence/inspectEvidence'
import { readEvidence } from '../../../src/exchange/evidence/readEvidence'
import { brokenHwp, docx, hwpx, pdf, png } from '../../support/evidence'
import { zipOf } from '../../support/zip'

describe('evidence files', () => {
  it('should be known by their content, and read', async () => {
    const read: [Buffer, string, string][] = [
      [docx('조례 개정안'), 'docx', '조례 개정안'],
      [await hwpx('수수료 인상'), 'hwpx', '수수료 인상'],
      [pdf('Fee 5000 won'), 'pdf', 'Fee 5000'],
    ]
    for (const [bytes, kind, text] of read) {
      const report = await inspectEvidence(bytes)
      expect(report).toMatchObject({ kind })
      expect('text' in report && report.text).toContain(text)
    }
    expect(await inspectEvidence(await png())).toEqual({ kind: 'png', text: '' })
  }, 60_000)

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a program under a good name', Buffer.from('MZ\x90\x00\x03 this is a program'), 'kind'],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'kind'],
    ['a workbook', zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }), 'kind'],
    ['a document with macros', docx('본문', { 'word/vbaProject.bin': 'Sub AutoOpen()' }), 'macro'],
    [
      'a document that says it has macros',
      docx('본문', { '[Content_Types].xml': '<Types><Override ContentType="x.macroEnabled.main+xml"/></Types>' }),
      'macro',
    ],
    ['a PDF with a script', pdf('hello', '/OpenAction << /S /JavaScript /JS (app.alert(1)) >> '), 'macro'],
    ['a HWP with scripts', brokenHwp(1 << 3), 'macro'],
    ['a HWP with a broken body', brokenHwp(), 'broken'],
    ['a HWP with a password', brokenHwp(1 << 1), 'locked'],
    ['a HWP under DRM', brokenHwp(1 << 4), 'drm'],
    ['a file that a security product has locked', Buffer.from('\x9b DRMONE  This Document is encrypted'), 'drm'],
    ['a document that was cut off', docx('본문').subarray(0, 300), 'broken'],
    ['a picture that was cut off', Buffer.from('\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR', 'latin1'), 'broken'],
    ['a bomb', zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': Buffer.alloc(60_000_000, 32) }), 'bomb'],
    [
      'a bomb that says it is small',
      zipOf(
        { '[Content_Types].xml': '<Types/>', 'word/document.xml': Buffer.alloc(60_000_000, 32) },
        { 'word/document.xml': 1000 },
      ),
      'broken',
    ],
  ])(
    'should be refused: %s',
    async (_name, bytes, refused) => {
      expect(await readEvidence(bytes)).toEqual({ refused })
    },
    60_000,
  )

  it('should be refused by size before anything looks into them', async () => {
    expect(await readEvidence(Buffer.alloc(LARGEST_EVIDENCE + 1))).toEqual({ refused: 'too-large' })
  })
})
