import type { ReasonCode } from '../../fetch-standard/recording/reason-code.ts'
import { reasonSentence } from '../../fetch-standard/sentences/reason-sentence.ts'
import type { Verdict } from '../../fetch-standard/recording/verdict.ts'
import { isBlocked, type Outcome } from '../../words/outcome.ts'
import type { Evidence } from './evidence/evidence.ts'
import type { HarFetch } from './fetches/har-fetches.ts'
import type { JudgedFetch } from './judged-fetch.ts'
import type { KnownCredentials } from './reading.ts'

/** A verdict by one reading of a file. */
export interface Judged {
  readonly credentials: KnownCredentials
  readonly redirect: 'follow' | 'error'
  readonly verdict: Verdict
}

type Judgement = Omit<JudgedFetch, 'index' | 'client' | 'method' | 'url' | 'credentials' | 'request' | 'hops'>

/** What the file says for itself. */
export const recordedAs = (outcome: Outcome): Judgement => ({
  outcome,
  reason: null,
  verdict: null,
  isCertain: true,
  mayBeBlocked: isBlocked(outcome),
  agrees: null,
  notes: [],
})

/** What the browser's own words come to, where they name a reason; null where they do not. */
export function toldBy({ hops }: HarFetch, { error, words }: Evidence): Judgement | null {
  const hop = hops.length - 1
  if (error?.kind === 'reason') {
    const { code, parameter } = error
    return {
      ...recordedAs(outcomeOf(code)),
      reason: { code, hop, header: null, value: null, parameter },
      agrees: true,
      notes: [`The browser said: ${words}`],
    }
  }
  if (error?.kind !== 'other') return null
  return { ...recordedAs('no-response'), notes: [`Not CORS: ${error.says} (${words}).`] }
}

function outcomeOf(code: ReasonCode): Outcome {
  if (code === 'connection-failed' || code === 'http-invalid-response') return 'no-response'
  if (code.startsWith('lna-')) return 'not-sent'
  return code.startsWith('preflight-') ? 'blocked-at-preflight' : 'blocked-at-response'
}

/** The three that Safari has one sentence for, of a response and of the answer to a preflight. */
const ofOneSentence = /^(preflight-)?acao-(missing|mismatch|invalid)$/

/** Whether a verdict is what the browser's words say. */
export function isAsTold({ reason }: Verdict, told: Judgement): boolean {
  const [by, said] = [reason?.code ?? '', told.reason?.code ?? '']
  if (said === '') return true
  const base = (code: string) => (ofOneSentence.test(code) ? 'acao' : code.replace(/^preflight-(?=ac)/, ''))
  return by === said || base(by) === base(said)
}

/** What fits what became of the fetch: one reading, or several that the file leaves open. */
export function decided(
  { credentials, verdict }: Judged,
  fitting: readonly Judged[],
  { hops, isRedirectLeft }: HarFetch,
  { didFail, error, words }: Evidence,
): Judgement {
  const { outcome, reason } = verdict
  const isLeft = isRedirectLeft && !isBlocked(outcome)
  const others = fitting.filter(({ verdict: other }) => !isSame(other, verdict))
  const blocked = others.find((other) => isBlocked(other.verdict.outcome))
  const notes = [
    ...(isLeft
      ? [
          didFail === null
            ? 'The page handled the redirect itself (redirect: manual), refused it (redirect: error), or aborted the request. The file does not tell which.'
            : 'The page left the redirect to itself (redirect: manual), or aborted the request on its way.',
        ]
      : []),
    ...otherReading(outcome, blocked),
    ...(credentials === 'include' && fitting.length === 1 && isBlocked(outcome)
      ? ['The request was sent with credentials.']
      : []),
    ...(hops.some(({ entry }) => entry?.isFromCache === true) && isBlocked(outcome)
      ? ["The answer came from the browser's cache, where an earlier request had left it."]
      : []),
    ...(error?.kind === 'body'
      ? [
          `The body of the response broke off, was not read to its end, or could not be decoded (${words}): that is not CORS.`,
        ]
      : []),
  ]
  return {
    outcome,
    reason,
    verdict,
    isCertain: others.length === 0 && !isLeft,
    mayBeBlocked: isBlocked(outcome) || blocked !== undefined || (isLeft && didFail === null),
    agrees: didFail === null ? null : true,
    notes,
  }
}

/** The file shows neither that the request was sent nor an answer, and what the browser had stored fits its failure. */
export const probablyOfCache = (judgement: Judgement): Judgement => ({
  ...judgement,
  isCertain: false,
  notes: [
    ...judgement.notes,
    "The answer probably came from the browser's cache, where an earlier request had left it: the file holds no other.",
  ],
})

/** What became of the fetch fits only a no-cors request, and the file does not tell the mode. */
export const takenForNoCors = ({ verdict }: Judged): Judgement => ({
  ...recordedAs(verdict.outcome),
  verdict,
  reason: verdict.reason,
  isCertain: false,
  agrees: true,
  notes: [
    'The response came without CORS headers, and nothing failed, so the request was probably no-cors. The file does not record its mode.',
  ],
})

function otherReading(outcome: Outcome, other: Judged | undefined): readonly string[] {
  const reason = other?.verdict.reason
  if (other === undefined || !reason) return []
  return isBlocked(outcome)
    ? [`If the request was ${how(other.credentials)}, the reason is another one: ${reasonSentence(reason)}`]
    : [`Blocked if the request was ${how(other.credentials)}: ${reasonSentence(reason)}`]
}

const how = (credentials: KnownCredentials) =>
  credentials === 'include' ? 'sent with credentials' : 'sent without credentials'

const isSame = (a: Verdict, b: Verdict) =>
  a.outcome === b.outcome && a.reason?.code === b.reason?.code && a.reason?.parameter === b.reason?.parameter

/** The request failed or is missing, and the file holds nothing that would tell why. */
export function untold({ hops }: HarFetch, { words, didFail }: Evidence): Judgement {
  if (hops.at(-1)?.entry?.status === 304) return revalidated(didFail)
  const [what, otherwise] =
    words === ''
      ? ['The file holds no response', ', or whether the page aborted it']
      : [
          `The browser said only ${words}, and the file holds neither a response nor the answer to a preflight`,
          '',
        ]
  return {
    ...recordedAs('no-response'),
    isCertain: false,
    mayBeBlocked: didFail !== false,
    notes: [`${what}, so it does not tell why the request failed${otherwise}. The browser's console does.`],
  }
}

/** The headers that count are those of a response that an earlier visit has left in the browser. */
const revalidated = (didFail: boolean | null): Judgement => ({
  ...recordedAs(didFail === true ? 'blocked-at-response' : 'readable'),
  isCertain: false,
  mayBeBlocked: didFail !== false,
  notes: ['The browser revalidated a stored response, whose headers count and are not in the file.'],
})

/** The headers and what the file says of the outcome contradict each other: the file counts. */
export function contradicted(reading: Judged | undefined, { didFail, words }: Evidence): Judgement {
  const reason = reading?.verdict.reason ?? null
  if (didFail === true) {
    const said = words === '' ? 'the file shows no response' : `the browser said ${words}`
    return {
      ...recordedAs('no-response'),
      isCertain: false,
      agrees: false,
      notes: [
        `By its headers the response is readable, and ${said}: something else than CORS stopped it, or the file lacks headers.`,
      ],
    }
  }
  return {
    ...recordedAs('readable'),
    isCertain: false,
    agrees: didFail === null ? null : false,
    notes: [
      `It was readable, although by its headers it would be blocked: ${reason === null ? 'they are incomplete.' : reasonSentence(reason)} An extension or a flag of the browser may have changed that, or headers are missing from the file.`,
    ],
  }
}
