import type { DiffLine } from './line-diff.ts'

/** A part of a difference: lines to be shown, or so many equal ones that need not be. */
export type DiffPart = { readonly lines: readonly DiffLine[] } | { readonly skipped: number }

/** The changed lines with so many equal ones around them; what is farther away is only counted. */
export function diffInContext(diff: readonly DiffLine[], context = 3): readonly DiffPart[] {
  const isNear = diff.map((_, at) =>
    diff.slice(Math.max(0, at - context), at + context + 1).some(({ kind }) => kind !== 'same'),
  )
  const parts: DiffPart[] = []
  for (let from = 0; from < diff.length;) {
    let to = from
    while (to < diff.length && isNear[to] === isNear[from]) to += 1
    parts.push(isNear[from] ? { lines: diff.slice(from, to) } : { skipped: to - from })
    from = to
  }
  return parts
}
