import type { Hop, RecordedRequest } from '../../fetch-standard/recording/recording.ts'
import { isSameOrigin, placeOf } from '../../fetch-standard/request/origin.ts'
import { isRedirectStatus } from '../../fetch-standard/algorithms/redirects/redirect-status.ts'
import { serializeRequestOrigin } from '../../fetch-standard/algorithms/redirects/redirect-taint.ts'
import type { Policy } from '../policy/policy.ts'
import { behaviourOf } from '../behaviour-of.ts'
import type { Lane } from '../stage.ts'
import type { Asked } from './asked.ts'
import { backendAnswer } from './backend-answer.ts'
import type { ExpectedHead } from './expected-head.ts'
import { proxyAnswer } from './proxy-answer.ts'

/** What a prediction is made from: a lane and the others that a redirect may lead to. */
export interface Surroundings {
  readonly lanes: readonly Lane[]
  readonly policy: Policy
  /** The serialized origin of the page. */
  readonly client: string
}

/** A circle of redirects ends at the browser's limit; one more is enough to see it. */
const mostHops = 22

/**
 * What is expected to be answered at each URL that the request leads to, by the setup of the lanes. It ends at a URL
 * that is no lane's.
 */
export function expectedHops(request: RecordedRequest, surroundings: Surroundings): readonly Hop[] {
  const { client } = surroundings
  const hops: Hop[] = []
  const places = [placeOf(request.url)].filter((place) => place !== null)
  while (hops.length < mostHops) {
    const place = places.at(-1)
    const lane = place === undefined ? undefined : laneAt(place.url, surroundings.lanes)
    if (place === undefined || lane === undefined) break
    const isOwn = isSameOrigin(place.origin, client)
    const asked: Asked = {
      url: place.url,
      method: request.method,
      origin: isOwn && request.method === 'GET' ? null : serializeRequestOrigin(client, places),
      isCredentialed: request.credentials === 'include',
      hasAuthorization: request.headers.some(([name]) => name.toLowerCase() === 'authorization'),
      body: request.body ?? '',
    }
    const response = answerOf(lane, asked, surroundings.policy, false)
    hops.push({ url: place.href, preflight: answerOf(lane, asked, surroundings.policy, true), response })
    if ('error' in response || !isRedirectStatus(response.status)) break
    const location = response.headers.find(([name]) => name === 'Location')?.[1] ?? ''
    const next = location === '' ? null : placeOf(location, place.href)
    if (next === null) break
    places.push(next)
  }
  return hops
}

/** Pages of the deployed topology reach a lane by another name and the same port. */
const laneAt = (url: URL, lanes: readonly Lane[]): Lane | undefined =>
  lanes.find((lane) => {
    const own = new URL(lane.url)
    return own.port === url.port && (url.hostname === own.hostname || url.hostname.endsWith('.lab.localhost'))
  })

function answerOf(
  lane: Lane,
  asked: Asked,
  policy: Policy,
  isPreflight: boolean,
): ExpectedHead | { readonly error: 'refused' } {
  const { backend, proxy } = behaviourOf(lane, policy)
  const isDown = (part: 'backend' | 'proxy') => lane.down?.includes(part) ?? false
  if (lane.engine === null)
    return isDown('backend') ? { error: 'refused' } : backendAnswer(backend, asked, isPreflight)
  if (isDown('proxy')) return { error: 'refused' }
  return proxyAnswer(proxy, asked, isPreflight, () =>
    isDown('backend')
      ? { status: 502, statusText: 'Bad Gateway', headers: [] }
      : backendAnswer(backend, asked, isPreflight),
  )
}
