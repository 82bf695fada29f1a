import type { Situation } from './fix.ts'
import type { Verdict } from './verdict.ts'

/** What a fix has to be written for, from what was sent last, or, where nothing was, from what the page asked for. */
export function situationOf(
  { sent }: Pick<Verdict, 'sent'>,
  asked: { readonly client: string; readonly method: string; readonly credentials: string },
): Situation {
  const last = sent.at(-1)
  const preflight = sent.findLast(({ preflight, hop }) => preflight && hop === last?.hop)
  const names = preflight?.headers['access-control-request-headers']
  return {
    origin: last?.headers['origin'] ?? asked.client,
    method: preflight?.headers['access-control-request-method'] ?? last?.method ?? asked.method,
    headerNames: names === undefined ? [] : names.split(','),
    isCredentialed: asked.credentials === 'include',
  }
}
