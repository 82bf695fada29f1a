import type { HeaderList } from '../../words/exchange.ts'
import type { ProfileName } from '../profiles/profiles.ts'
import type { ReasonCode } from '../recording/reason-code.ts'
import type { Answer, Hop, RecordedRequest, Recording, Step } from '../recording/recording.ts'

/** What a case says of one step. */
export interface Expected {
  /** What script gets, or why it gets nothing. */
  readonly ends: 'readable' | 'opaque' | ReasonCode
  /**
   * What the servers receive, in order: "preflight 0", "PUT 0", "GET 1 as null", "GET 0 without Origin". The number is
   * the hop; Origin is named where it is not the page's.
   */
  readonly sent: readonly string[]
  /** The names of the headers that script can read, in lower case and in order; left out where nobody looked. */
  readonly visible?: readonly string[]
  /** The values of some headers that script can read, by their names in lower case; null for one that it cannot. */
  readonly values?: Readonly<Record<string, string | null>>
  /** Some headers of the last request that is sent, by their names in lower case; null for one that is not there. */
  readonly last?: Readonly<Record<string, string | null>>
}

/** A recording and what becomes of it. A profile that is left out was not looked at. */
export interface Case extends Omit<Recording, 'steps'> {
  readonly name: string
  readonly steps: readonly CaseStep[]
}

export interface CaseStep extends Step {
  /** `webkitgtk` where the network library of WebKitGTK makes a difference. */
  readonly expected: Readonly<Partial<Record<ProfileName | 'webkitgtk', Expected>>>
}

export const page = 'http://localhost:9201'
export const api = 'http://localhost:9202'
export const third = 'http://localhost:9203'
/** Where nothing listens. */
export const nobody = 'http://localhost:9204/'

type Request = Partial<RecordedRequest>

const plainGet: RecordedRequest = {
  url: `${api}/orders`,
  method: 'GET',
  headers: [],
  credentials: 'same-origin',
  mode: 'cors',
  redirect: 'follow',
  body: null,
  bodyType: 'text',
  uploadListener: false,
}

export const request = (part: Request = {}): RecordedRequest => ({ ...plainGet, ...part })

/** Fields as lines, "Name: value"; a value keeps its whitespace but for the one space after the colon. */
const fields = (...lines: readonly string[]): HeaderList =>
  lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')]
  })

export const answer = (status: number, ...lines: readonly string[]): Answer => ({
  status,
  statusText: '',
  headers: fields(...lines),
})

export const hop = (response: Answer | null, preflight: Answer | null = null): Hop => ({
  url: null,
  preflight,
  response,
})

/** The same in the standard and in Chromium, as most of it is. */
export const alike = (expected: Expected): CaseStep['expected'] => ({
  standard: expected,
  chromium: expected,
})

/** A case of one step. */
export const caseOf = (
  name: string,
  part: Request,
  hops: readonly Hop[],
  expected: CaseStep['expected'],
  clientOrigin = page,
): Case => ({ name, clientOrigin, steps: [{ request: request(part), hops, waitMs: 0, expected }] })

// The headers of the CORS protocol, by the letters that everybody abbreviates them to.
export const acao = (value: string): string => `Access-Control-Allow-Origin: ${value}`
export const acac = (value: string): string => `Access-Control-Allow-Credentials: ${value}`
export const acam = (value: string): string => `Access-Control-Allow-Methods: ${value}`
export const acah = (value: string): string => `Access-Control-Allow-Headers: ${value}`
export const acma = (value: string): string => `Access-Control-Max-Age: ${value}`
export const aceh = (value: string): string => `Access-Control-Expose-Headers: ${value}`
