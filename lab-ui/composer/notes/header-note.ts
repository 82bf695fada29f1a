import { isForbiddenRequestHeader } from '../../../scenarios/fetch-standard/headers/forbidden-request-header.ts'
import { isToken } from '../../../scenarios/words/texts/token.ts'
import type { PageRequest } from '../../../scenarios/words/page-request.ts'
import { essenceOf } from './example-body.ts'

const safelistedNames: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'content-language',
  'content-type',
])
const safelistedTypes: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
])

interface HeaderFault {
  /** Whether the browser refuses the whole request for it; where not, it sends the request without this header. */
  readonly isRefused: boolean
  readonly says: string
}

/**
 * Why a request header that a page sets makes the browser refuse the whole request, or is left out of it; null
 * where it is sent (Fetch standard, sections "Headers class" and "Terminology: Headers").
 */
export function headerFault(name: string, value: string, mode: PageRequest['mode']): HeaderFault | null {
  if (name === '') return value === '' ? null : leftOut('Without a name it is not sent.')
  if (!isToken(name)) return refused(`"${name}" is not a header name. Use letters, digits and hyphens.`)
  // A value loses the white space around it, line breaks among it, before it is judged.
  const inner = value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '')
  if (/[\n\r]/.test(inner)) return refused('a value holds no line break. Put it on one line.')
  if (inner.includes('\0')) return refused('a value holds no NUL character. Take it out.')
  const foreign = /[^\0-\u00FF]/u.exec(inner)?.[0]
  if (foreign !== undefined) return refused(`a value is Latin-1, which has no "${foreign}". Encode it.`)
  if (isForbiddenRequestHeader(name, inner)) return leftOut(forbidden(name))
  if (name.toLowerCase() === 'user-agent')
    return leftOut('Chromium will leave it out and send its own; other browsers send this one.')
  if (mode === 'no-cors' && !isSentInNoCors(name, inner))
    return leftOut('The browser will leave it out: in mode no-cors only safelisted headers are sent.')
  return null
}

/** What is said beside a request header that is not sent as it is written; null where it is. */
export const headerNote = (name: string, value: string, mode: PageRequest['mode']): string | null =>
  headerFault(name, value, mode)?.says ?? null

const refused = (why: string): HeaderFault => ({
  isRefused: true,
  says: `The browser will refuse the request: ${why}`,
})

const leftOut = (says: string): HeaderFault => ({ isRefused: false, says })

function forbidden(name: string): string {
  switch (name.toLowerCase()) {
    case 'cookie':
      return 'The browser will leave it out: cookies are its own to send, as credentials say.'
    case 'origin':
      return 'The browser will leave it out: it sets the origin itself. Choose another page origin instead.'
    default:
      return `The browser will leave it out: ${name} is its own to set.`
  }
}

/** Fetch standard, "no-CORS-safelisted request-header": by name, and for a content type by its essence. */
function isSentInNoCors(name: string, value: string): boolean {
  const lowerCase = name.toLowerCase()
  if (lowerCase === 'content-type') return safelistedTypes.has(essenceOf(value))
  return safelistedNames.has(lowerCase)
}
