import { capitalize } from '../../words/texts/capitalize.ts'
import type { OneOf } from './expectation.ts'

/** One thing that was not as expected. */
export interface Difference {
  /** What it is, in a few words, such as "preflights at the backend". */
  readonly part: string
  readonly expected: string
  readonly seen: string
  /** All three as a sentence. */
  readonly says: string
}

/** That something was expected and something else was seen, each in words. */
const difference = (part: string, expected: string, seen: string): Difference => ({
  part,
  expected,
  seen,
  says: `${capitalize(part)}: expected ${expected} but got ${seen}.`,
})

/** What a part can be: a text, a number, yes or no, none, or a list. */
type Value = string | number | boolean | null | readonly string[]

/** A part of an expectation beside the same part of what was seen. */
interface Compared<Wanted extends Value, Real extends Value> {
  readonly part: string
  /** Undefined where it may be anything. */
  readonly expected: OneOf<Wanted> | undefined
  /** Undefined where nobody looked. */
  readonly seen: Real | undefined
  readonly isAlike?: (wanted: Wanted, real: Real) => boolean
  readonly wanted?: (wanted: Wanted) => string
  readonly real?: (real: Real) => string
}

/** The difference between what was expected of one part and what was seen of it; none where one of the values that will do was seen. */
export function differing<Wanted extends Value, Real extends Value>(
  compared: Compared<Wanted, Real>,
): readonly Difference[] {
  const { part, expected, seen, isAlike = isEqual, wanted = words, real = words } = compared
  if (expected === undefined) return []
  const accepted = acceptedBy(expected)
  if (seen !== undefined && accepted.some((each) => isAlike(each, seen))) return []
  return [difference(part, accepted.map(wanted).join(' or '), seen === undefined ? 'not known' : real(seen))]
}

/** The values of which each will do. */
export const acceptedBy = <T>(expected: OneOf<T>): readonly T[] =>
  isOneOf(expected) ? expected.oneOf : [expected]

const isOneOf = <T>(expected: OneOf<T>): expected is { readonly oneOf: readonly T[] } =>
  typeof expected === 'object' && expected !== null && 'oneOf' in expected

/** Texts, numbers and yes or no; lists of them in their order. */
export const isEqual = (wanted: Value, real: Value): boolean =>
  Array.isArray(wanted) && Array.isArray(real)
    ? wanted.length === real.length && wanted.every((each, at) => each === real[at])
    : wanted === real

function words(value: Value): string {
  if (value === null) return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'object') return String(value)
  return value.length === 0 ? 'none' : value.join(', ')
}
