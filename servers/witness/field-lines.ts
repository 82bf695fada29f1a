import { isToken } from '../../scenarios/words/texts/token.ts'
import type { HeaderList } from '../../scenarios/words/exchange.ts'
import { KeptText } from './kept-text.ts'

/** Lines of a name that is a token, a colon and a value, which lines that begin with a blank go on with. */
const wellFormed = /^(?:\r\n[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[^\r\n]*(?:\r\n[ \t][^\r\n]*)*)*$/
const lineBreakOfAFold = /\r\n[ \t]+/g
const lengthLine = /\r\n(?:content-length|transfer-encoding):/i

/**
 * The field lines of one head (RFC 9112, section 5). They are kept as the one text that they came in and taken
 * apart each time that somebody looks at them, since most exchanges are never looked at, or once.
 */
export class FieldLines {
  static readonly none = new FieldLines('')

  /** The lines, each preceded by CRLF. */
  private text: string | KeptText

  private constructor(text: string) {
    this.text = text
  }

  /** Takes lines that are each preceded by CRLF. A string in their place says why they are no field lines. */
  static read(text: string): FieldLines | string {
    return wellFormed.test(text) && !text.includes('\0') ? new FieldLines(text) : faultOf(text)
  }

  /** Names and values in order, as they were sent; folded lines joined by a space. */
  get list(): HeaderList {
    return String(this.text)
      .replaceAll(lineBreakOfAFold, ' ')
      .split('\r\n')
      .slice(1)
      .map((line) => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon), trimOptionalWhitespace(line.slice(colon + 1))]
      })
  }

  /** How many bytes they take. */
  get size(): number {
    return this.text.length
  }

  /** To be kept for long: moves the text out of the JavaScript heap. */
  keep(): void {
    if (typeof this.text === 'string' && this.text !== '') this.text = new KeptText(this.text)
  }

  /** Whether a line says how long the body is: most requests have none. */
  get saysLength(): boolean {
    return lengthLine.test(String(this.text))
  }

  /** The value of the first line with this name, which is given in lower case. */
  first(name: string): string | undefined {
    const finder = finderOf(name)
    finder.lastIndex = 0
    const value = finder.exec(String(this.text))?.[1]
    return value === undefined ? undefined : valueOf(value)
  }

  /** The values of all lines with this name, which is given in lower case. */
  values(name: string): readonly string[] {
    const finder = finderOf(name)
    finder.lastIndex = 0
    const values: string[] = []
    const text = String(this.text)
    for (let found = finder.exec(text); found !== null; found = finder.exec(text)) {
      values.push(valueOf(found[1] ?? ''))
    }
    return values
  }
}

const valueOf = (lines: string) => trimOptionalWhitespace(lines.replaceAll(lineBreakOfAFold, ' '))

const finders = new Map<string, RegExp>()

function finderOf(name: string): RegExp {
  const known = finders.get(name)
  if (known !== undefined) return known
  const finder = new RegExp(String.raw`\r\n${name}:([^\r\n]*(?:\r\n[ \t][^\r\n]*)*)`, 'gi')
  finders.set(name, finder)
  return finder
}

function faultOf(text: string): string {
  const lines = text.split('\r\n').slice(1)
  if (/^[ \t]/.test(lines[0] ?? '')) return 'The first header line begins with a space.'
  if (text.includes('\0')) return 'A header line holds a NUL.'
  if (text.replaceAll('\r\n', '').includes('\r')) return 'A header line holds a carriage return.'
  const nameless = lines.find(
    (line) => !/^[ \t]/.test(line) && !isToken(line.slice(0, Math.max(0, line.indexOf(':')))),
  )
  return `A header line has no name that is a token: ${JSON.stringify(nameless?.slice(0, 60) ?? '')}.`
}

/** SP and HT only (RFC 9110, section 5.6.3): String.trim would take bytes such as 0xA0 as well. */
export function trimOptionalWhitespace(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isOptionalWhitespace(text.charCodeAt(start))) start += 1
  while (end > start && isOptionalWhitespace(text.charCodeAt(end - 1))) end -= 1
  return text.slice(start, end)
}

const isOptionalWhitespace = (code: number) => code === 0x20 || code === 0x09
