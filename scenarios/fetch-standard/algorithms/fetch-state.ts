import type { HeaderList } from '../../words/exchange.ts'
import type { BodyKind } from '../request/body-content-type.ts'
import type { Place } from '../request/origin.ts'
import type { CorsPreflightCache } from '../cache/preflight-cache.ts'
import type { Profile } from '../profiles/profiles.ts'
import type { EmbedderPolicy, Hop, RecordedRequest } from '../recording/recording.ts'
import type { StepId, StepValues } from '../recording/step-id.ts'
import type { Because, Reason, SentRequest, VisibleResponse } from '../recording/verdict.ts'

/** A request as the standard changes it on its way, and what has been noted of the way. */
export interface FetchState {
  readonly profile: Profile
  /** The serialized origin of the page; `null` is an opaque one. */
  readonly client: string
  readonly mode: RecordedRequest['mode']
  readonly credentials: RecordedRequest['credentials']
  readonly redirect: RecordedRequest['redirect']
  readonly usesCorsPreflight: boolean
  /** The Cross-Origin-Embedder-Policy of the page. */
  readonly embedderPolicy: EmbedderPolicy
  /** Whether script chose method and headers freely, so that they may require a preflight (unsafe-request flag). */
  readonly isUnsafeRequest: boolean
  /** What only recorded traffic meets; null where the dashboard judges its own. */
  readonly recorded: ForRecorded | null
  readonly checkConnection: ConnectionCheck | null
  /** Another one after a redirect, if a browser gives each fetch an opaque origin of its own there. */
  cache: CorsPreflightCache
  readonly nowMs: number
  /** Whether the request ignores the CORS-preflight cache, because of its cache mode or a conditional header. */
  readonly ignoresPreflightCache: boolean
  /** Whether what its preflight allows is cached. */
  readonly cachesPreflight: boolean
  /** Those that the page set, whatever redirects have dropped since. */
  readonly firstHeaders: HeaderList
  /** The headers without those that were brought back for one redirect only; null before any were. */
  lasting: HeaderList | null
  /** The headers that the next preflight is about, if a browser takes others than those it sends; null where not. */
  preflightHeaders: HeaderList | null
  /** What ends the fetch after the next preflight, if a browser checks a redirect that late; null where nothing does. */
  lateFault: NetworkError | null
  /** Whether an earlier URL required a preflight. */
  wasPreflighted: boolean
  method: string
  headers: HeaderList
  body: BodyKind
  tainting: 'basic' | 'cors' | 'opaque'
  /** The URL list; its last is the current URL. */
  readonly urlList: Place[]
  /** The current URL. */
  place: Place
  readonly sent: SentRequest[]
  readonly because: Because[]
}

/** Rules that the dashboard's own traffic never meets, so that it need not load them. */
export interface ForRecorded {
  /** The headers of a response as a browser merges them. */
  read(headers: HeaderList, profile: Profile): HeaderList
  /** What a browser does when a fetch ends before anything is sent to the current URL. */
  stopped(fetch: FetchState): void
  /** Why a body that is a stream cannot be sent; null for any other. */
  unsendable(fetch: FetchState): NetworkError | null
  /** Why a body that is a stream cannot be sent again after a redirect with this status; null for any other. */
  unrepeatable(fetch: FetchState, status: number): NetworkError | null
  /** Why a redirect from another origin is refused by a second check after the next preflight; null where it passes. */
  recheck(fetch: FetchState, headers: HeaderList): NetworkError | null
  /** What a browser does beyond the standard at a redirect with this status, which drops these headers. */
  followed(fetch: FetchState, status: number, isDropped: (lowerCaseName: string) => boolean): void
  /** The Origin of a request that is not in mode cors, where a browser changes it after redirects; null elsewhere. */
  changedOrigin(fetch: FetchState): string | null
  /** The headers of the request as a browser writes them. */
  written(fetch: FetchState): HeaderList
  /** What Access-Control-Expose-Headers names, where a browser reads it differently from the standard. */
  exposed(headers: HeaderList, profile: Profile): ReadonlySet<string> | undefined
  /** A response as script sees it. */
  shown(response: VisibleResponse, profile: Profile): VisibleResponse
  /** The cross-origin resource policy check. */
  checkResourcePolicy(fetch: FetchState, headers: HeaderList): NetworkError | null
  /** Why page script may not make this request, where the Request constructor has rules for rare ones; null if it may. */
  refusal(
    request: RecordedRequest,
    isHttp: boolean,
    profile: Profile,
    because: Because[],
  ): NetworkError | null
  /** The response of a URL that needs no server, such as data: and the page's own blob:; null for any other URL. */
  withoutServer(fetch: FetchState, hop: Hop | undefined): VisibleResponse | NetworkError | null
}

/** Why nothing may be sent to the current URL, whose answers are those of the hop; null where it may. */
export type ConnectionCheck = (fetch: FetchState, hop: Hop | undefined) => NetworkError | null

/** A network error: why, without the hop, which is where the fetch is. */
export type NetworkError = Omit<Reason, 'hop'>

export const networkError = (
  code: Reason['code'],
  { header = null, value = null, parameter = null }: Partial<Omit<NetworkError, 'code'>> = {},
): NetworkError => ({ code, header, value, parameter })

/** Notes a step that was taken; `values` is what its sentence names. */
export function note<Id extends StepId>(
  { because }: Pick<FetchState, 'because'>,
  id: Id,
  holds: boolean,
  ...values: StepValues<Id>
): void {
  because.push({ id, holds, values })
}

/** Which URL of the redirect chain the fetch is at, from 0. */
export const hopOf = ({ urlList }: Pick<FetchState, 'urlList'>): number => urlList.length - 1
