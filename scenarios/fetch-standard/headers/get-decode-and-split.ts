/**
 * Get, decode, and split (https://fetch.spec.whatwg.org/#header-value-get-decode-and-split): the members of a
 * combined value. Within a quoted string a comma separates nothing; a value without a member has one, which is
 * empty.
 */
export function decodeAndSplit(value: string): readonly string[] {
  const members: string[] = []
  let start = 0
  let isQuoted = false
  for (let at = 0; at < value.length; at += 1) {
    const char = value[at]
    // Within quotes a backslash takes the next character along.
    if (isQuoted && char === '\\') at += 1
    else if (char === '"') isQuoted = !isQuoted
    else if (char === ',' && !isQuoted) {
      members.push(value.slice(start, at))
      start = at + 1
    }
  }
  members.push(value.slice(start))
  return members.map((member) => member.replace(/^[\t ]+|[\t ]+$/g, ''))
}
