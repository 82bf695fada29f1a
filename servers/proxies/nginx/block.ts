/** A block of nginx's configuration: its head, and its lines one level further in. */
export function block(head: string, lines: readonly string[]): readonly string[] {
  return [`${head} {`, ...indented(lines), '}']
}

const indented = (lines: readonly string[]) => lines.map((line) => (line === '' ? '' : `  ${line}`))
