import fc from 'fast-check'

/** One of these texts; those that are named twice come twice as often. */
export const oneOf = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts)

/** `n` times the arbitrary, and once each of the rest. */
export const mostly = <T>(
  n: number,
  usual: fc.Arbitrary<T>,
  ...rest: readonly fc.Arbitrary<T>[]
): fc.Arbitrary<T> => fc.oneof({ weight: n, arbitrary: usual }, ...rest)

/** Characters that header values are read by: separators, whitespace, quotes, wildcards, a control, bytes over 0x7F. */
const byte = fc.constantFrom(...'ab01*,;:="()/\\-_ .\t'.split(''), '\u0001', '\u007f', '\u00e9', '\u00ff')

/** A short text of such bytes. */
export const bytes = fc.array(byte, { maxLength: 6 }).map((all) => all.join(''))

/** A text that is now and then given whitespace at its ends, which is no part of a value. */
export const padded = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  mostly(
    8,
    text,
    text.map((inner) => ` ${inner}\t`),
    text.map((inner) => `\t ${inner}`),
  )
