/**
 * What a terminal acts on and what nobody sees: control characters (C0, DEL, C1), characters that turn the direction of
 * reading or have no width, line and paragraph separators, and halves of surrogate pairs. Emoji keep the joiners and
 * the variation selectors that they are made of.
 */
const invisible =
  /(?!(?<=\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)\u200D(?=\p{Extended_Pictographic}))(?!(?<=[^\p{C}\p{Z}\p{DI}])[\uFE0E\uFE0F])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/gu

const plain = /^[ -~]*$/

const named: Readonly<Record<string, string>> = {
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
}

/** The text with each invisible character replaced by what `write` makes of it. */
export function withoutInvisible(text: string, write: (character: string) => string): string {
  return plain.test(text) ? text : text.replace(invisible, write)
}

/**
 * A text from outside as one line that is safe to print: invisible characters are written as `\n`, `\t`, `\x1b` or
 * `\u{202e}`; all others stay. It is for reading: a backslash is not doubled, so that the text cannot be recovered from
 * it in every case.
 */
export const printable = (text: string): string => withoutInvisible(text, escaped)

/** The same for a text whose line feeds are meant as such: each line is made printable by itself. */
export const printableLines = (text: string): string => text.split('\n').map(printable).join('\n')

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const hex = code.toString(16)
  return named[character] ?? (code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`)
}

/** A text of at most `longest` code units, or its beginning and how long it is: `aaa… (1048576 characters)`. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  // Half of a surrogate pair would be written as an escape that the text does not hold.
  const end = /[\uD800-\uDBFF]/.test(text.charAt(longest - 1)) ? longest - 1 : longest
  return `${text.slice(0, end)}… (${text.length} characters)`
}
