/**
 * What makes a spreadsheet take a cell for a formula (OWASP, "CSV injection"), also in full-width characters, and also after
 * what separates cells in other countries.
 */
const formulaStart = /(^|[;\t\r\n])(?=[=+\-@＝＋－＠])|^(?=[\t\r\n])/g

/**
 * One field of a CSV (RFC 4180), quoted where it has to be. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front, which makes it a text there; a number stays a number, also a negative one.
 */
export function csvField(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = value.replaceAll(formulaStart, "$1'")
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
