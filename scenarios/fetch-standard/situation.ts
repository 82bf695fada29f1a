import type { Situation } from './fix.ts'
import { isSafelistedMethod } from './safelisted-method.ts'
import type { Reason, SentRequest, Verdict } from './verdict.ts'

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
  const names = preflight?.headers['access-control-request-headers']
  const method = preflight?.headers['access-control-request-method'] ?? last?.method ?? asked
  return {
    origin: client,
    method,
    headerNames: names === undefined ? [] : names.split(','),
    isCredentialed: credentials === 'include',
    hasPreflight: preflight !== undefined || !isSafelistedMethod(method),
    redirect: redirectTo(last, client, urls),
    location: reason?.header === 'location' ? reason.value : null,
  }
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
