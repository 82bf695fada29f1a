import { isSafelistedMethod } from '../../../fetch-standard/request/safelisted-method.ts'
import {
  isForbiddenMethod,
  isForbiddenRequestHeader,
} from '../../../fetch-standard/headers/forbidden-request-header.ts'
import { normalizeMethod } from '../../../fetch-standard/request/normalize-method.ts'
import { profiles } from '../../../fetch-standard/profiles/profiles.ts'
import {
  corsUnsafeNames,
  isNoCorsSafelisted,
} from '../../../fetch-standard/headers/safelisted-request-header.ts'
import { isToken } from '../../../words/texts/token.ts'
import type { HeaderList } from '../../../words/exchange.ts'
import { headersOfPage, mayHaveBody, type PageRequest } from '../../../words/page-request.ts'

/** What a browser sends for a request of page script. A closed union. */
export type BrowserRequest =
  | { readonly kind: 'not-sent'; readonly why: string }
  | {
      readonly kind: 'sent'
      readonly method: string
      /** With Origin where it is sent, without what every client sets by itself, and without Referer. */
      readonly headers: HeaderList
      readonly body: string | null
      /** The headers of the preflight before it; null where it needs none. */
      readonly preflight: HeaderList | null
    }

/**
 * What a browser sends for this request to another origin, by the Fetch standard (sections "Request class", "Main
 * fetch" and "CORS-preflight fetch"). It is for requests that nobody has sent yet: it knows neither what the
 * browser's caches hold nor its cookies, and nothing of redirects.
 */
export function browserRequest(request: PageRequest, pageOrigin: string): BrowserRequest {
  const method = normalizeMethod(request.method)
  const why = refusal(request, method)
  if (why !== null) return { kind: 'not-sent', why }

  const body = mayHaveBody(method) && request.body !== '' ? request.body : null
  const authored = authoredHeaders(request)
  const hasType = authored.some(([name]) => name.toLowerCase() === 'content-type')
  const ofBody: HeaderList =
    body === null || hasType ? [] : [['Content-Type', 'text/plain;charset=UTF-8'] as const]
  const unsafeNames = corsUnsafeNames(authored, profiles.standard)
  const isCors = request.mode === 'cors'
  const origin: HeaderList =
    isCors || !['GET', 'HEAD'].includes(method) ? [['Origin', pageOrigin] as const] : []
  const isAskedFirst = isCors && (!isSafelistedMethod(method) || unsafeNames.length > 0)
  const preflight: HeaderList = [
    ['Origin', pageOrigin],
    ['Access-Control-Request-Method', method],
    ...(unsafeNames.length > 0 ? [['Access-Control-Request-Headers', unsafeNames.join(',')] as const] : []),
  ]
  return {
    kind: 'sent',
    method,
    headers: [...origin, ...authored, ...ofBody, ...headersOfCacheMode(request)],
    body,
    preflight: isAskedFirst ? preflight : null,
  }
}

/** Why no browser sends it, as a sentence; null when nothing keeps it. */
function refusal(request: PageRequest, method: string): string | null {
  if (!isToken(method)) return 'The method is no token.'
  if (isForbiddenMethod(method)) return `No page may send ${method}.`
  if (request.mode === 'same-origin') return 'Mode same-origin sends nothing to another origin.'
  if (request.mode === 'no-cors') {
    if (!isSafelistedMethod(method)) return 'Mode no-cors sends GET, HEAD and POST alone.'
    if (request.redirect !== 'follow') return 'Mode no-cors goes with redirect follow alone.'
  }
  for (const [name, value] of headersOfPage(request)) {
    if (!isToken(name)) return 'The name of a header is no token.'
    if (/[\0\r\n]/.test(trimmed(value))) return `The value of ${name} holds a line break or NUL.`
    if (/[^\0-\xFF]/.test(value)) return `The value of ${name} holds a character that is no byte.`
  }
  return null
}

/** The page's headers as they go out: those of one name in one field, forbidden ones left out. */
function authoredHeaders(request: PageRequest): HeaderList {
  const fields = new Map<string, readonly [name: string, value: string]>()
  for (const [name, untrimmed] of headersOfPage(request)) {
    const value = trimmed(untrimmed)
    if (isForbiddenRequestHeader(name, value)) continue
    const old = fields.get(name.toLowerCase())
    const field = old === undefined ? ([name, value] as const) : ([old[0], `${old[1]}, ${value}`] as const)
    if (request.mode === 'no-cors' && !isNoCorsSafelisted(field)) continue
    fields.set(name.toLowerCase(), field)
  }
  return [...fields.values()]
}

/** Fetch standard, "HTTP-network-or-cache fetch": they are added after the preflight, which does not ask for them. */
function headersOfCacheMode({ cache }: PageRequest): HeaderList {
  switch (cache) {
    case 'no-store':
    case 'reload':
      return [
        ['Pragma', 'no-cache'],
        ['Cache-Control', 'no-cache'],
      ]
    case 'no-cache':
      return [['Cache-Control', 'max-age=0']]
    case 'default':
    case 'force-cache':
      return []
  }
}

const trimmed = (value: string) => value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '')
