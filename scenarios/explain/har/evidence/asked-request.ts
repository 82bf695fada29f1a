import { isForbiddenRequestHeader } from '../../../fetch-standard/headers/forbidden-request-header.ts'
import type { Profile } from '../../../fetch-standard/profiles/profiles.ts'
import type { RecordedRequest } from '../../../fetch-standard/recording/recording.ts'
import { corsUnsafeNames } from '../../../fetch-standard/headers/safelisted-request-header.ts'
import type { HeaderList } from '../../../words/exchange.ts'
import { headerIn, type HarEntry } from '../fetches/har-entry.ts'
import type { HarFetch } from '../fetches/har-fetches.ts'

/** Headers that browsers set without the page: they are no part of what script asked for, unless a preflight names them. */
const ofBrowser: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'cache-control',
  'if-modified-since',
  'if-none-match',
  'pragma',
  'priority',
  'purpose',
  'range',
  'upgrade-insecure-requests',
  'user-agent',
  // Chromium's own, to hosts of Google.
  'x-client-data',
])

/** Not safelisted, whatever the name: it stands for a value that the file does not tell. */
const unknownValue = '()'

/**
 * The call of page script that a fetch began with, as far as the file tells. A preflight that was recorded is the evidence
 * of what was asked: its method and header names count, also where the request lacks them, as in a file without
 * Authorization; and a header that it did not ask for was not script's.
 */
export function askedRequest(
  { hops: [first] }: HarFetch,
  credentials: RecordedRequest['credentials'],
  profile: Profile,
): RecordedRequest {
  const { entry, preflight } = first
  const method =
    preflight === null ? null : headerIn(preflight.requestHeaders, 'access-control-request-method')
  const askedNames = preflight === null ? null : namesAsked(preflight)
  const mode = entry === null ? 'cors' : modeOf(entry, preflight)
  const headers = headersOf(entry?.requestHeaders ?? [], askedNames, profile)
  const finalMethod = method ?? entry?.method ?? 'GET'
  const mayHaveBody = finalMethod !== 'GET' && finalMethod !== 'HEAD'
  const body = entry?.body ?? null
  // Nothing else in it would have asked: the page listens to the progress of an upload.
  const asksForUpload = preflight !== null && askedNames?.size === 0 && finalMethod === 'POST'
  return {
    url: first.url,
    method: finalMethod,
    headers,
    credentials,
    mode,
    redirect: 'follow',
    body: mayHaveBody ? (body ?? (asksForUpload ? '' : null)) : null,
    bodyType: 'text',
    uploadListener: asksForUpload,
    initiator: initiatorOf(entry?.resourceType ?? ''),
  }
}

/** What is known of credentials: cookies that were sent tell of them, and a beacon always has them. */
export function knownCredentials({ hops }: HarFetch): 'include' | 'same-origin' | null {
  const entries = hops.flatMap(({ entry }) => entry ?? [])
  if (entries.some(({ hasCookies, resourceType }) => hasCookies || resourceType === 'ping')) return 'include'
  // A font is never fetched with credentials across origins.
  return entries.some(({ resourceType }) => resourceType === 'font') ? 'same-origin' : null
}

function namesAsked(preflight: HarEntry): ReadonlySet<string> {
  const names = headerIn(preflight.requestHeaders, 'access-control-request-headers') ?? ''
  return new Set(names.split(',').flatMap((name) => name.trim().toLowerCase() || []))
}

function headersOf(recorded: HeaderList, asked: ReadonlySet<string> | null, profile: Profile): HeaderList {
  const kept = recorded.filter(([name, value]) => {
    const lowerCase = name.toLowerCase()
    if (asked?.has(lowerCase) === true) return true
    if (ofBrowser.has(lowerCase) || isForbiddenRequestHeader(name, value)) return false
    return asked === null || corsUnsafeNames([[name, value]], profile).length === 0
  })
  const missing = [...(asked ?? [])].filter((name) => {
    const own = kept.filter(([each]) => each.toLowerCase() === name)
    return own.length === 0 || corsUnsafeNames(own, profile).length === 0
  })
  const isMissing = new Set(missing)
  return [
    ...kept.filter(([name]) => !isMissing.has(name.toLowerCase())),
    ...missing.map((name) => [name, unknownValue] as const),
  ]
}

function initiatorOf(resourceType: string): NonNullable<RecordedRequest['initiator']> {
  if (resourceType === 'eventsource') return 'event-source'
  return resourceType === 'ping' ? 'beacon' : 'fetch'
}

/**
 * Whether nothing in the file tells whether a fetch was no-cors: its headers are missing, as where a recorder could not
 * get them, or it lacks those that would tell.
 */
export function isModeUnknown({ hops: [{ entry, preflight }] }: HarFetch): boolean {
  if (entry === null || preflight !== null || entry.resourceType !== 'fetch') return false
  const tells = ['sec-fetch-mode', 'origin'].some((name) => headerIn(entry.requestHeaders, name) !== null)
  return !tells && ['GET', 'HEAD', 'POST'].includes(entry.method)
}

const forScript: ReadonlySet<string> = new Set(['fetch', 'xhr', 'eventsource', 'font', 'preflight'])

/** A HAR does not always tell the mode: it is read off what was sent. */
function modeOf(
  { requestHeaders, resourceType, error }: HarEntry,
  preflight: HarEntry | null,
): RecordedRequest['mode'] {
  const mode = headerIn(requestHeaders, 'sec-fetch-mode')
  if (mode === 'cors' || mode === 'no-cors' || mode === 'same-origin') return mode
  if (preflight !== null || forScript.has(resourceType)) return 'cors'
  // A beacon is sent in mode cors only where its type needs a preflight.
  if (resourceType === 'ping') return isSafelistedType(requestHeaders) ? 'no-cors' : 'cors'
  const isForElement = ['image', 'script', 'stylesheet', 'media', 'manifest'].includes(resourceType)
  const isCors = headerIn(requestHeaders, 'origin') !== null || (!isForElement && error !== '')
  return isCors ? 'cors' : 'no-cors'
}

const isSafelistedType = (headers: HeaderList) =>
  /^(text\/plain|application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(
    headerIn(headers, 'content-type') ?? 'text/plain',
  )
