/**
 * Where a text stops being JSON (RFC 8259), as the index of the first character that does not belong, which is the
 * text's length when it ends too early; null when it is JSON. Browsers tell it each in other words, or not at all.
 * Not recursive, so that no depth is too deep.
 */
export function jsonFaultAt(text: string): number | null {
  /** The closing characters that are still to come. */
  const open: string[] = []
  let expected: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'comma-or-end' = 'value'
  let at = skipSpace(text, 0)
  while (at < text.length) {
    const character = text.charAt(at)
    const mayEnd = expected === 'value-or-end' || expected === 'key-or-end' || expected === 'comma-or-end'
    if (open.length > 0 && mayEnd && character === open.at(-1)) {
      open.pop()
      expected = 'comma-or-end'
      at += 1
    } else if (expected === 'comma-or-end') {
      if (character !== ',' || open.length === 0) return at
      expected = open.at(-1) === '}' ? 'key' : 'value'
      at += 1
    } else if (expected === 'key' || expected === 'key-or-end') {
      const name = character === '"' ? endOfString(text, at) : { fault: at }
      if ('fault' in name) return name.fault
      const colon = skipSpace(text, name.end)
      if (text.charAt(colon) !== ':') return colon
      expected = 'value'
      at = colon + 1
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? '}' : ']')
      expected = character === '{' ? 'key-or-end' : 'value-or-end'
      at += 1
    } else {
      const value = character === '"' ? endOfString(text, at) : endOfWord(text, at)
      if ('fault' in value) return value.fault
      expected = 'comma-or-end'
      at = value.end
    }
    at = skipSpace(text, at)
  }
  return expected === 'comma-or-end' && open.length === 0 ? null : text.length
}

type End = { readonly end: number } | { readonly fault: number }

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at += 1
  return at
}

function endOfString(text: string, from: number): End {
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '"') return { end: at + 1 }
    if (character < ' ') return { fault: at }
    if (character !== '\\') continue
    const escape = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y
    escape.lastIndex = at + 1
    const found = escape.exec(text)
    if (found === null) return { fault: Math.min(at + 1, text.length) }
    at += found[0].length
  }
  return { fault: text.length }
}

function endOfWord(text: string, from: number): End {
  const word = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
  word.lastIndex = from
  const found = word.exec(text)
  return found === null ? { fault: from } : { end: from + found[0].length }
}
