import { maxTokenLength } from '../../../words/limits.ts'
import { isToken } from '../../../words/texts/token.ts'

/** Why a value is not fit as a method or a header's name, to be read after it; null where policySchema takes it. */
export function tokenFault(value: string, what: string): string | null {
  if (value.length > maxTokenLength) return `is longer than ${maxTokenLength} characters.`
  if (isToken(value)) return null
  if (/\s/.test(value)) return `is not ${what}: a space is not allowed in a token.`
  const odd = Array.from(value).find((character) => !isToken(character)) ?? ''
  return `is not ${what}: ${quoted(odd)} is not allowed in a token.`
}

/** A character that cannot be seen is named by its number. */
function quoted(character: string): string {
  if (!/[\p{C}\p{M}\p{Z}]/u.test(character)) return `"${character}"`
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
