/** What a terminal would act upon, or what nobody sees, does not stand in a script as it is. */
const odd = /[^\P{Cc}\t\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

/**
 * A word of a POSIX shell that is exactly this text in UTF-8, whatever it holds. Only `'` ends single quotes,
 * so nothing can break out.
 * @throws RangeError for NUL, which no word can hold.
 */
export function shWord(text: string): string {
  if (text.includes('\0')) throw new RangeError('A shell cannot pass NUL in a word.')
  if (isPlainInShell(text)) return inSingleQuotes(text)
  // What a command prints loses the line feeds at its end.
  const end = /\n*$/.exec(text)?.[0] ?? ''
  return `"$(${shPrintf(text.slice(0, text.length - end.length))})"${end && inSingleQuotes(end)}`
}

/**
 * The same for a header, which is bytes, one code unit each: what is not ASCII goes in as that byte. It may hold
 * no line feed.
 */
export function shWordOfBytes(bytes: string): string {
  return /^[\t -~]*$/.test(bytes) ? inSingleQuotes(bytes) : `"$(${printf(bytes, byteIfOdd)})"`
}

/** A command of a POSIX shell that prints exactly this text in UTF-8, whatever it holds. */
export const shPrintf = (text: string): string => printf(text, utf8IfOdd)

/** Whether a text can stand in a script as it is read. */
export const isPlainInShell = (text: string): boolean => !odd.test(text)

/**
 * A comment line of a script. Its characters are those that mean nothing to any shell, since an interactive
 * zsh takes a comment for a command.
 */
export const shComment = (text: string): string => `# ${text.replace(/[^\w .,:/-]+/g, ' ').trim()}`

const inSingleQuotes = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** `printf %b` undoes what is done here: backslashes are doubled, odd bytes are octal numbers after \0. */
function printf(text: string, ifOdd: (character: string) => string): string {
  const escaped = Array.from(text, (character) => (character === '\\' ? '\\\\' : ifOdd(character)))
  return `printf %b ${inSingleQuotes(escaped.join(''))}`
}

const octal = (byte: number) => `\\0${byte.toString(8).padStart(3, '0')}`

const byteIfOdd = (character: string) =>
  /[\t -~]/.test(character) ? character : octal(character.charCodeAt(0))

function utf8IfOdd(character: string): string {
  if (!odd.test(character)) return character
  // Half of a surrogate pair becomes U+FFFD, as fetch makes it one.
  const whole = /\p{Surrogate}/u.test(character) ? '\uFFFD' : character
  const bytes = encodeURIComponent(whole).match(/%..|./gs) ?? []
  return bytes
    .map((byte) => octal(byte.length === 3 ? Number.parseInt(byte.slice(1), 16) : byte.charCodeAt(0)))
    .join('')
}
