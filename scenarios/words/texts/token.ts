/** A token: the shape of a method and of a header's name (RFC 9110, section 5.6.2). */
export function isToken(value: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(value)
}
