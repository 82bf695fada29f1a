import { parsedUrl } from '../../words/origins/parsed-url.ts'
import { isToken } from '../../words/texts/token.ts'
import type { Attempt } from '../../words/attempt.ts'
import type { Exchange } from '../../words/exchange.ts'
import type { Outcome } from '../../words/outcome.ts'
import type { PageRequest } from '../../words/page-request.ts'
import type { PageResult } from '../../words/page-result.ts'
import type { Lane } from '../../setup/stage.ts'

/** What is copied as another program's text: one request to the lanes of a stage, with what is known of each. */
export interface CopyInput {
  readonly request: PageRequest
  /** The dashboard's origin, which answers the control API. */
  readonly dashboard: string
  /** The id of the stage. */
  readonly stage: string
  readonly lanes: readonly CopyLane[]
}

/** One lane, and its latest attempt, where there is one. */
export interface CopyLane {
  readonly lane: Pick<Lane, 'id' | 'url' | 'engine'>
  readonly title: string
  /** What was sent to it; null while nothing has been. */
  readonly request: PageRequest | null
  readonly result: PageResult | null
  readonly seen: Attempt | null
  readonly outcome: Outcome | null
  /** Whether an earlier attempt at the very same URL had a preflight, which the browser may remember. */
  readonly hadPreflight: boolean
}

/** What an attempt with this very request showed. */
export interface CopyEvidence {
  readonly request: PageRequest
  readonly result: PageResult
  readonly outcome: Outcome
  readonly exchanges: readonly Exchange[]
  readonly work: Attempt['work']
  readonly hadPreflight: boolean
}

/**
 * What a copy may rely on of a lane; null when the request was changed since, or when the attempt tells nothing
 * of the browser: it is under way, was stopped, or failed by a fault of the lab.
 */
export function evidenceOf({ request }: CopyInput, lane: CopyLane): CopyEvidence | null {
  const { result, seen, outcome, hadPreflight } = lane
  if (result === null || seen === null || outcome === null || lane.request === null) return null
  if (result.kind === 'stopped' || result.kind === 'lab-fault') return null
  if (!isSame(request, lane.request)) return null
  const exchanges = withoutRetried(seen.exchanges)
  return { request: lane.request, result, outcome, exchanges, work: seen.work, hadPreflight }
}

function isSame(one: PageRequest, other: PageRequest): boolean {
  const names = Object.keys(other) as (keyof PageRequest)[]
  return names.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]))
}

/** Without those that the browser sent again, as it does on a connection that had died in the meantime. */
function withoutRetried(exchanges: readonly Exchange[]): readonly Exchange[] {
  const keyOf = ({ witness, lane, method, url }: Exchange) => [witness, lane, method, url].join(' ')
  return exchanges.filter(
    (each, index) =>
      each.status !== null || !exchanges.slice(index + 1).some((later) => keyOf(later) === keyOf(each)),
  )
}

/** What stands at the end of a lane's attempt ids, fit for a URL, a shell and a template. */
export const idSuffix = ({ lane: { id } }: CopyLane, index: number): string =>
  /^[A-Za-z0-9_-]{1,24}$/.test(id) ? id : `lane-${index + 1}`

/**
 * The page origin that the request is sent from, as a browser writes it: `null`, or a scheme, host and port. Without
 * a page at an http or https URL it is the dashboard's own: a copied test opens this origin, and opening a link's
 * `javascript:` or `data:` URL would run it.
 */
export function pageOriginOf({ request, dashboard }: CopyInput): string {
  if (request.origin === 'null') return 'null'
  const url = parsedUrl(request.origin)
  return url !== null && /^https?:$/.test(url.protocol) ? url.origin : dashboard
}

/**
 * Whether a window may be opened for the request. The lab refuses one for a method that is not a token; no browser
 * sends such a method, so nothing would come in the window.
 */
export const mayOpenWindow = ({ method }: PageRequest): boolean => isToken(method)

/** What is copied, in a few words for a comment: the request and the page origin. */
export function describe(input: CopyInput): string {
  const { method, path } = input.request
  return `${method} ${shortened(path)} from the page origin ${pageOriginOf(input)}`
}

export const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

/** A text for a terminal or a heading: without control characters, line breaks and whatever else is not seen. */
export const visible = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim()
