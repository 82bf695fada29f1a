/** nginx reads a value of at most 4,096 bytes, quotes and backslashes among them; a few are left for its own use. */
export const longestQuoted = 4_000

/**
 * A value as a quoted parameter of nginx. Inside quotes only `"`, `\` and `$` mean something to nginx; it has no
 * escape for the last, so that `${dollar}` stands for it, a variable that the configuration defines.
 */
export function quoted(value: string): string {
  const escaped = value.replaceAll(/["\\]/g, (char) => `\\${char}`).replaceAll('$', '${dollar}')
  return `"${escaped}"`
}

/** Defines what `quoted` writes for a dollar sign. It stands in the `http` block, once. */
export const dollarVariable: readonly string[] = ['geo $dollar {', '  default "$";', '}']

/** Whether lines of a configuration need that variable. */
export const needsDollar = (lines: readonly string[]): boolean =>
  lines.some((line) => line.includes('${dollar}'))
