/**
 * A regular expression that matches these characters and nothing else, to stand inside an nginx string in quotes.
 * Whatever could mean something to nginx or to PCRE becomes the code of its bytes. `\x2e` would do for a dot as
 * well, but `\.` is what a reader would write, and nginx leaves the backslash before it alone.
 */
export function literalExpression(value: string): string {
  let expression = ''
  for (const char of value) {
    if (/[A-Za-z0-9:/_-]/.test(char)) expression += char
    else if (/[.[\]]/.test(char)) expression += `\\${char}`
    else {
      for (const byte of Buffer.from(char)) expression += `\\x${byte.toString(16).padStart(2, '0')}`
    }
  }
  return expression
}
