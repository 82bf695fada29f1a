import { quoted } from '../../../scenarios/engines/nginx/quoting.ts'

/** nginx reads parameters of at most 4,096 bytes; escaping makes a value longer than it is. */
const longestPart = 2_000

/** A list as the value of a header, in quoted parts that nginx can read. */
export function listValue(names: readonly string[]): readonly string[] {
  const parts: string[] = []
  let part = ''
  for (const [index, name] of names.entries()) {
    const next = index === 0 ? name : `, ${name}`
    if (quoted(part + next).length > longestPart) {
      parts.push(quoted(part))
      part = ''
    }
    part += next
  }
  return [...parts, quoted(part)]
}
