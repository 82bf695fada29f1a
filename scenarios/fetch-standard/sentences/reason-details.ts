import { fieldValues } from '../headers/header-list.ts'
import { placeOf } from '../request/origin.ts'
import type { Answer, Hop } from '../recording/recording.ts'
import type { Reason, Verdict } from '../recording/verdict.ts'

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
  return details.flat()
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
  // There is none before the first.
  const [from, to] = [context.hops[hop - 1]?.url, context.hops[hop]?.url]
  if (!from || !to) return []
  const redirected = `This happened at ${to}, after a redirect from ${from}.`
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
  if (sentence !== undefined) return [sentence]
  const isSaidAlready = reason.code === 'preflight-status' || reason.code === 'preflight-redirect'
  return isSaidAlready ? [] : [`OPTIONS got ${answer.status}, which is not a successful status either.`]
}

function ofOrigins(reason: Reason, context: ReasonContext): readonly string[] {
  const { code, value } = reason
  if (value === null || !/acao-(mismatch|invalid)/.test(code)) return []
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
  if (origin.endsWith(`//${value}`)) return `"${value}" lacks the scheme: the origin is "${origin}".`
  if (allowed === null || asks === null || !allowed.isHttp) return null
  if (allowed.origin === origin)
    return value.toLowerCase().startsWith(`${origin}:`)
      ? `"${value}" names the default port, which an origin leaves out.`
      : `"${value}" has more than an origin: keep only the scheme, host and port.`
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

/** The word in X-Cache and CF-Cache-Status: "Hit from cloudfront", "TCP_HIT", "HIT". */
const hit = /(?<![a-z])hit(?![a-z])/i

function ofCache({ code }: Reason, answer: ReturnType<typeof answerOf>): readonly string[] {
  if (answer === null || (code !== 'acao-missing' && code !== 'acao-mismatch')) return []
  const has = (name: string, pattern: RegExp) =>
    fieldValues(answer.headers, name).some((value) => pattern.test(value))
  // An age of more than 0.
  const isHit = has('age', /[1-9]/) || has('x-cache', hit) || has('cf-cache-status', hit)
  if (!isHit || has('vary', /(^|[\s,])(origin|\*)([\s,]|$)/i)) return []
  return [
    'A cache on the way answered, with what it had stored for another request. Send Vary: Origin with every response of this URL, and empty the cache.',
  ]
}
