import type { CSSProperties } from 'react'

export const colors = {
  text: '#1e2124',
  soft: '#464c53',
  faint: '#58616a',
  line: '#cdd1d5',
  back: '#f4f5f6',
  accent: '#0b50d0',
} as const

const font = "'Malgun Gothic','Apple SD Gothic Neo','Noto Sans KR',sans-serif"
const base: CSSProperties = { fontFamily: font, color: colors.text, fontSize: '15px', lineHeight: '24px' }

/** Inline styles that Outlook's Word engine understands: no flex, no grid, no rem. */
export const cell: CSSProperties = {
  ...base,
  padding: '8px 6px',
  borderBottom: `1px solid ${colors.line}`,
  verticalAlign: 'top',
  wordBreak: 'keep-all',
}

export const styles = {
  body: { margin: 0, padding: '16px 8px', backgroundColor: colors.back, fontFamily: font },
  page: { width: '100%', maxWidth: '600px' },
  top: { padding: '0 8px' },
  brand: { ...base, margin: '4px 0 8px', fontSize: '13px', color: colors.faint },
  sheet: { backgroundColor: '#ffffff', border: `1px solid ${colors.line}`, padding: '20px 24px' },
  heading: {
    ...base,
    margin: '4px 0 12px',
    fontSize: '20px',
    lineHeight: '28px',
    fontWeight: 700,
    wordBreak: 'keep-all',
  },
  text: { ...base, margin: '12px 0', wordBreak: 'keep-all' },
  small: { ...base, margin: '4px 0', fontSize: '13px', lineHeight: '20px', color: colors.soft, wordBreak: 'keep-all' },
  line: { margin: '24px 0 12px', borderColor: colors.line },
  table: { width: '100%', margin: '12px 0', borderCollapse: 'collapse', borderTop: `2px solid ${colors.soft}` },
  tableHead: { ...base, padding: '8px 6px', backgroundColor: colors.back, fontSize: '14px', fontWeight: 700 },
  factLabel: { width: '110px', color: colors.soft, fontWeight: 400, fontSize: '14px' },
  detail: { fontSize: '13px', lineHeight: '20px', color: colors.soft },
  quote: {
    margin: '12px 0',
    padding: '10px 14px',
    backgroundColor: colors.back,
    borderLeft: `3px solid ${colors.line}`,
  },
  quoteLabel: { ...base, margin: '0 0 4px', fontSize: '13px', lineHeight: '20px', color: colors.soft },
  quoteText: { ...base, margin: 0 },
  action: { margin: '16px 0' },
  button: {
    ...base,
    display: 'inline-block',
    padding: '11px 22px',
    backgroundColor: colors.accent,
    color: '#ffffff',
    fontWeight: 700,
    textDecoration: 'none',
    borderRadius: '4px',
  },
  address: { ...base, margin: '8px 0 0', fontSize: '13px', lineHeight: '20px', wordBreak: 'break-all' },
  link: { color: colors.accent, textDecoration: 'underline' },
  typed: { ...base, margin: '0 0 4px', fontWeight: 700, wordBreak: 'break-all' },
  code: { fontSize: '18px', letterSpacing: '2px' },
} satisfies Record<string, CSSProperties>
