/** Takes back `_x000D_` and the like, by which a workbook writes what XML has no place for (ECMA-376, 22.9.2.19). */
export function unescapeXml(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}
