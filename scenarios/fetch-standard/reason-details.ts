import { getHeader } from './header-list.ts'
import { placeOf } from './origin.ts'
import type { Answer, Hop } from './recording.ts'
import type { Reason, Verdict } from './verdict.ts'

/** What a reason is told with, beside itself. */
export interface ReasonContext {
  /** The serialized origin of the page. */
  readonly client: string
  /** The URLs of the fetch, the first and one for each redirect, and what was answered there. */
  readonly hops: readonly Pick<Hop, 'url' | 'preflight' | 'response'>[]
  readonly sent: Verdict['sent']
}

/**
 * What stands behind a reason in this very case, a sentence each: at which URL it failed and why with that Origin, what
 * the server made of OPTIONS, how two origins differ that look alike, and whether a cache answered.
 */
export function reasonDetails(reason: Reason, context: ReasonContext): readonly string[] {
  const answer = answerOf(reason, context)
  const details = [
    ofRedirect(reason, context),
    ofPreflightStatus(reason, answer),
    ofOrigins(reason, context),
    ofCache(reason, answer),
  ]
  return details.flatMap((each) => each ?? [])
}

const isOfPreflight = ({ code }: Reason) => code.startsWith('preflight-')

function answerOf(reason: Reason, { hops }: ReasonContext): Exclude<Answer, { error: unknown }> | null {
  const hop = hops[reason.hop]
  const answer = isOfPreflight(reason) ? hop?.preflight : hop?.response
  return answer === undefined || answer === null || 'error' in answer ? null : answer
}

/** The Origin that was sent where it failed. */
function originSent({ hop }: Reason, { client, sent }: ReasonContext): string {
  return sent.findLast((each) => each.hop === hop)?.headers['origin'] ?? client
}

function ofRedirect(reason: Reason, context: ReasonContext): readonly string[] {
  const { hop } = reason
  const [from, to] = [context.hops[hop - 1]?.url, context.hops[hop]?.url]
  if (hop === 0 || !from || !to) return []
  const redirected = `This is the answer of ${to}, where ${from} redirected to.`
  const origin = originSent(reason, context)
  if (origin !== 'null' || context.client === 'null') return [redirected]
  return [
    redirected,
    `The redirect leads from one foreign origin to another, so the browser sent Origin: null instead of ${context.client}.`,
  ]
}

/** By what a server means with it. */
const statuses: ReadonlyMap<number, string> = new Map([
  [
    401,
    'OPTIONS got 401: a preflight never carries credentials, so it must be answered before authentication.',
  ],
  [403, 'OPTIONS got 403: a firewall, a gateway or a CSRF check refuses the preflight.'],
  [404, 'OPTIONS got 404: no route answers OPTIONS at this URL.'],
  [405, 'OPTIONS got 405: the server does not allow OPTIONS at this URL.'],
  [501, 'OPTIONS got 501: the server does not know OPTIONS.'],
  [
    502,
    'OPTIONS got 502: a proxy could not reach its backend, and its own error page carries no CORS headers.',
  ],
  [503, 'OPTIONS got 503: the server was not available, and its error page carries no CORS headers.'],
  [
    504,
    'OPTIONS got 504: a proxy waited in vain for its backend, and its own error page carries no CORS headers.',
  ],
])

function ofPreflightStatus(reason: Reason, answer: ReturnType<typeof answerOf>): readonly string[] {
  if (answer === null || !isOfPreflight(reason)) return []
  if (answer.status >= 200 && answer.status <= 299) return []
  const sentence = statuses.get(answer.status)
  return sentence === undefined
    ? reason.code === 'preflight-status'
      ? []
      : [`OPTIONS got ${answer.status}, which is not a successful status either.`]
    : [sentence]
}

function ofOrigins(reason: Reason, context: ReasonContext): readonly string[] {
  const { code, value } = reason
  if (value === null || !/acao-(mismatch|invalid)$/.test(code)) return []
  const origin = originSent(reason, context)
  // After a redirect to another origin that is said already.
  if (origin === 'null' && context.client !== 'null') return []
  return [differenceOf(value, origin) ?? `The browser sent Origin: ${origin}.`]
}

/** How a value differs from the origin that it was meant to be; null where it is simply another one. */
function differenceOf(value: string, origin: string): string | null {
  if (value === `${origin}/`) return `"${value}" ends with a slash, and an origin has none.`
  if (value.toLowerCase() === origin.toLowerCase())
    return `"${value}" and "${origin}" differ in upper and lower case.`
  const [allowed, asks] = [placeOf(value), placeOf(origin)]
  if (value.includes('*')) return `"${value}" is no pattern: Access-Control-Allow-Origin is * or one origin.`
  if (!/^[a-z][a-z0-9+.-]*:/i.test(value) && origin.endsWith(`//${value}`))
    return `"${value}" lacks the scheme: the origin is "${origin}".`
  if (allowed === null || asks === null || !allowed.isHttp) return null
  if (allowed.origin === origin) {
    const { pathname, port } = allowed.url
    return pathname === '/' && port === ''
      ? `"${value}" names the default port, which an origin leaves out.`
      : `"${value}" has more than an origin: leave out everything after the host and port.`
  }
  const [a, b] = [allowed.url, asks.url]
  if (a.hostname === b.hostname && a.protocol !== b.protocol)
    return `The scheme differs: ${a.protocol.slice(0, -1)} is allowed, and the page is ${b.protocol.slice(0, -1)}.`
  if (a.hostname === b.hostname)
    return `The port differs: ${portOf(a)} is allowed, and the page is on ${portOf(b)}.`
  if (a.hostname === `www.${b.hostname}` || b.hostname === `www.${a.hostname}`)
    return `The hosts differ by "www.".`
  return null
}

const portOf = ({ port, protocol }: URL) => (port === '' ? (protocol === 'https:' ? '443' : '80') : port)

function ofCache(reason: Reason, answer: ReturnType<typeof answerOf>): readonly string[] {
  if (answer === null || isOfPreflight(reason) || !/^acao-(missing|mismatch)$/.test(reason.code)) return []
  const { headers } = answer
  const age = Number(getHeader(headers, 'age') ?? 0)
  const isHit =
    age > 0 ||
    /\bhit\b/i.test(getHeader(headers, 'x-cache') ?? '') ||
    /^hit/i.test(getHeader(headers, 'cf-cache-status') ?? '')
  const varies = /(^|[\s,])(origin|\*)([\s,]|$)/i.test(getHeader(headers, 'vary') ?? '')
  if (!isHit || varies) return []
  return [
    'A cache on the way answered, with what it had stored for another request. Send Vary: Origin with every response of this URL, and empty the cache.',
  ]
}
