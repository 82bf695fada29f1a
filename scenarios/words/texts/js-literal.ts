type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain }

/** What ends a line, closes a script element or turns the direction of reading is written as an escape. */
const odd = /[<\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

const lineWidth = 100

/**
 * A literal of JavaScript and TypeScript that is exactly this value, laid out as a person would: on one line
 * where it fits, else a member a line. It can stand inside a script element.
 */
export function jsLiteral(value: Plain, indent = ''): string {
  if (typeof value === 'string') return stringLiteral(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{ ', ' }']
  const flat = membersOf(value, '')
  if (flat.length === 0) return open.trim() + close.trim()
  const line = open + flat.join(', ') + close
  if (!line.includes('\n') && indent.length + line.length <= lineWidth) return line
  const inner = `${indent}  `
  return `${open.trim()}\n${membersOf(value, inner)
    .map((member) => `${inner}${member},\n`)
    .join('')}${indent}${close.trim()}`
}

function membersOf(value: readonly Plain[] | { readonly [name: string]: Plain }, indent: string): string[] {
  return Array.isArray(value)
    ? value.map((each: Plain) => jsLiteral(each, indent))
    : Object.entries(value).map(([name, each]) => `${nameLiteral(name)}: ${jsLiteral(each, indent)}`)
}

const nameLiteral = (name: string) =>
  /^[A-Za-z_]\w*$/.test(name) && name !== '__proto__' ? name : `[${stringLiteral(name)}]`

function stringLiteral(text: string): string {
  const inDoubleQuotes = JSON.stringify(text).replace(odd, (character) =>
    character.split('').map(escaped).join(''),
  )
  if (text.includes("'")) return inDoubleQuotes
  return `'${inDoubleQuotes.slice(1, -1).replaceAll(String.raw`\"`, '"')}'`
}

const escaped = (codeUnit: string) =>
  `\\u${codeUnit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`

/** A comment of one line, whatever the text holds. */
export const jsComment = (text: string): string => `// ${text.replace(/[\p{C}\p{Zl}\p{Zp}<]+/gu, ' ').trim()}`
