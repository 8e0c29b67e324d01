/** The two series of 상담보조자료, and the 응대 카드 on fixed keys. */
export const AID_SERIES = { knowledge: '알쓸상자', more: '상담더하기', card: '응대 카드' } as const
export type AidSeries = keyof typeof AID_SERIES
