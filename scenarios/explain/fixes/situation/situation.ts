import type { Situation } from '../fix.ts'
import { isForbiddenName } from '../../../fetch-standard/headers/forbidden-request-header.ts'
import { normalizeMethod } from '../../../fetch-standard/request/normalize-method.ts'
import { profiles } from '../../../fetch-standard/profiles/profiles.ts'
import { isSafelistedMethod } from '../../../fetch-standard/request/safelisted-method.ts'
import { corsUnsafeNames } from '../../../fetch-standard/headers/safelisted-request-header.ts'
import type { Reason, SentRequest, Verdict } from '../../../fetch-standard/recording/verdict.ts'

/** What the page asked for, beside what was sent for it. */
export interface Asked {
  readonly client: string
  readonly method: string
  readonly credentials: string
  /** The URLs of the fetch, the first and one for each redirect. */
  readonly urls?: readonly (string | null)[]
}

/** What a fix has to be written for, from what was sent last, or, where nothing was, from what the page asked for. */
export function situationOf(
  { sent, reason }: Pick<Verdict, 'sent'> & { readonly reason?: Reason | null },
  { client, method: asked, credentials, urls = [] }: Asked,
): Situation {
  const last = sent.at(-1)
  const preflight = sent.findLast((each) => each.preflight && each.hop === last?.hop)
  const headerNames = preflight === undefined ? unsafeNames(last) : namesAsked(preflight)
  const method = preflight?.headers['access-control-request-method'] ?? last?.method ?? normalizeMethod(asked)
  return {
    origin: client,
    method,
    headerNames,
    isCredentialed: credentials === 'include',
    hasPreflight: preflight !== undefined || !isSafelistedMethod(method) || headerNames.length > 0,
    redirect: redirectTo(last, client, urls),
    location: reason?.header === 'location' ? reason.value : null,
  }
}

const namesAsked = ({ headers }: SentRequest): readonly string[] =>
  headers['access-control-request-headers']?.split(',') ?? []

/** What a preflight must have asked for whose answer was cached. An EventSource sends Last-Event-ID without one. */
function unsafeNames(sent: SentRequest | undefined): readonly string[] {
  const ofScript = Object.entries(sent?.headers ?? {}).filter(
    ([name]) => !isForbiddenName(name) && name !== 'last-event-id',
  )
  return corsUnsafeNames(ofScript, profiles.standard)
}

function redirectTo(
  last: SentRequest | undefined,
  client: string,
  urls: readonly (string | null)[],
): Situation['redirect'] {
  if (last === undefined || last.hop === 0 || client === 'null' || last.headers['origin'] !== 'null')
    return null
  return { from: urls[last.hop - 1] ?? 'the URL before', to: urls[last.hop] ?? 'this URL' }
}
