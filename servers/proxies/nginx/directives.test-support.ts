/** A directive as nginx reads it: its words with quotes and backslashes taken away, and how deep it stands. */
export interface Directive {
  readonly depth: number
  readonly words: readonly string[]
}

const end = /["'\\]/g
const plainEnd = /[ \t\r\n;{\\]/g

/**
 * For tests: reads a configuration by the rules of nginx's own reader (ngx_conf_read_token in
 * src/core/ngx_conf_file.c). Variables stay as they are.
 * @throws Error where nginx would refuse the text.
 */
export function directivesOf(text: string): readonly Directive[] {
  const directives: Directive[] = []
  let words: string[] = []
  let depth = 0
  let at = 0
  while (at < text.length) {
    const char = text.charAt(at)
    if (isSpace(char)) at += 1
    else if (char === '#') at = indexOrEnd(text, '\n', at)
    else if (char === ';' || char === '{') {
      if (words.length === 0) fail(text, at)
      directives.push({ depth, words })
      words = []
      if (char === '{') depth += 1
      at += 1
    } else if (char === '}') {
      if (words.length > 0 || depth === 0) fail(text, at)
      depth -= 1
      at += 1
    } else {
      const isQuoted = char === '"' || char === "'"
      const from = isQuoted ? at + 1 : at
      const to = isQuoted ? endOfQuoted(text, from, char) : endOfPlain(text, from)
      words.push(unescaped(text.slice(from, to)))
      at = isQuoted ? to + 1 : to
      if (isQuoted && !isSpace(text.charAt(at)) && !';{'.includes(text.charAt(at))) fail(text, at)
    }
  }
  if (words.length > 0 || depth > 0) throw new Error('unexpected end of file')
  return directives
}

const isSpace = (char: string) => char === ' ' || char === '\n' || char === '\t' || char === '\r'

function indexOrEnd(text: string, char: string, from: number): number {
  const index = text.indexOf(char, from)
  return index === -1 ? text.length : index
}

function endOfQuoted(text: string, from: number, quote: string): number {
  end.lastIndex = from
  for (let found = end.exec(text); found !== null; found = end.exec(text)) {
    if (found[0] === quote) return found.index
    if (found[0] === '\\') end.lastIndex += 1
  }
  throw new Error('unexpected end of file')
}

function endOfPlain(text: string, from: number): number {
  plainEnd.lastIndex = from
  for (let found = plainEnd.exec(text); found !== null; found = plainEnd.exec(text)) {
    if (found[0] === '\\') plainEnd.lastIndex += 1
    else if (found[0] !== '{' || text.charAt(found.index - 1) !== '$') return found.index
  }
  return text.length
}

function fail(text: string, at: number): never {
  throw new Error(`unexpected "${text.slice(at, at + 20)}"`)
}

/** Before a quote or a backslash the backslash goes; three letters stand for white space; else both stay. */
function unescaped(word: string): string {
  if (!word.includes('\\')) return word
  return word.replaceAll(/\\([^])/g, (both, next: string) =>
    /["'\\]/.test(next) ? next : ({ t: '\t', r: '\r', n: '\n' }[next] ?? both),
  )
}
