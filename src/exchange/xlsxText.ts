/**
 * What reads like a workbook's own escape (`_x000D_`) is escaped, so that it comes back as it was. So is what
 * write-excel-file 4.1.1 would lose: U+FFFD, which it removes, and the first letter of `constructor` and the like, since it
 * looks texts up in a plain object and finds its inherited members.
 */
export function xlsxText(text: string): string {
  if (text in Object.prototype) return escapeCharacter(text) + text.slice(1)
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)|\ufffd/g, escapeCharacter)
}

function escapeCharacter(text: string): string {
  return `_x${text.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`
}
