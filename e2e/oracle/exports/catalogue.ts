import type { AskedFetch, AskedInit } from './asked-fetch.ts'
import type { ExportLanes } from './export-lanes.ts'

interface CatalogueEntry {
  readonly what: string
  readonly path: string
  readonly by?: AskedFetch['by']
  readonly init?: AskedInit
  readonly times?: number
  /** Whether it is sent to every lane. */
  readonly isPart?: true
}

const json = { 'Content-Type': 'application/json' }
const order = '{ "item": "tea", "quantity": 3 }'
const put: AskedInit = { method: 'PUT', headers: json, body: order }

/** The requests that the lab's backend has a route for, in all the ways that a page can make them. */
const requests: readonly CatalogueEntry[] = [
  { what: 'GET', isPart: true, path: '/orders/1' },
  { what: 'GET without credentials', path: '/orders/1', init: { credentials: 'omit' } },
  { what: 'GET with credentials', isPart: true, path: '/me', init: { credentials: 'include' } },
  { what: 'simple POST', path: '/orders', init: { method: 'POST', body: order } },
  { what: 'session', path: '/session', init: { method: 'POST', credentials: 'include' } },
  { what: 'PUT, twice', isPart: true, path: '/orders/7', init: put, times: 2 },
  { what: 'PUT with credentials', path: '/orders/8', init: { ...put, credentials: 'include' } },
  { what: 'DELETE', isPart: true, path: '/orders/404', init: { method: 'DELETE' } },
  { what: 'unlisted header', path: '/orders/1', init: { headers: { 'X-Unlisted': '1' } } },
  { what: 'Authorization', path: '/private', init: { headers: { Authorization: 'Bearer x' } } },
  {
    what: 'POST by XMLHttpRequest with upload events',
    path: '/orders',
    by: 'xhr',
    init: { method: 'POST', body: order },
  },
  { what: 'XMLHttpRequest with credentials', path: '/orders/1', by: 'xhr', init: { credentials: 'include' } },
  { what: 'error 404', isPart: true, path: '/orders/404' },
  { what: 'error 401', path: '/status/401' },
  { what: 'error 503 to PUT', path: '/status/503', init: put },
  { what: 'crash', isPart: true, path: '/crash' },
  { what: 'status 204', path: '/status/204' },
  { what: 'no-cors GET', isPart: true, path: '/orders/1', init: { mode: 'no-cors' } },
  { what: 'no-cors POST', path: '/orders', init: { mode: 'no-cors', method: 'POST', body: order } },
  { what: 'no-cors redirect', path: '/redirect?to={same}', init: { mode: 'no-cors' } },
  { what: 'beacon', path: '/orders', by: 'beacon', init: { body: order } },
  {
    what: 'beacon with JSON',
    isPart: true,
    path: '/orders',
    by: 'beacon',
    init: { body: order, headers: json },
  },
  { what: 'aborted', path: '/slow?ms=2000', by: 'aborted fetch' },
  { what: 'aborted PUT', path: '/slow?ms=2000', by: 'aborted fetch', init: put },
  { what: 'redirect in the origin', isPart: true, path: '/redirect?to={same}' },
  { what: 'redirect with a fragment', path: '/redirect?to={same}%23part' },
  { what: 'redirect to another origin', path: '/redirect?to={other}' },
  { what: 'redirect to the page’s origin', path: '/redirect?to={page}' },
  { what: 'redirect with credentials', path: '/redirect?to={same}', init: { credentials: 'include' } },
  { what: 'redirected PUT', path: '/redirect?status=307&to={same}', init: put },
  { what: 'PUT redirected to another origin', path: '/redirect?status=307&to={other}', init: put },
  { what: 'manual redirect', path: '/redirect?to={same}', init: { redirect: 'manual' } },
  { what: 'redirect as an error', path: '/redirect?to={same}', init: { redirect: 'error' } },
  { what: 'catalogue, twice', path: '/catalogue', times: 2 },
  { what: 'catalogue, revalidated', isPart: true, path: '/catalogue', init: { cache: 'no-cache' }, times: 2 },
  {
    what: 'catalogue, revalidated with credentials',
    path: '/catalogue',
    init: { cache: 'no-cache', credentials: 'include' },
    times: 2,
  },
]

/** Where a page sends the catalogue from and to. */
export interface Sending extends Pick<ExportLanes, 'whole' | 'part'> {
  /** Begins the id of each request. */
  readonly prefix: string
  /** The origin of a page, and that of a lane, as targets of redirects. */
  readonly page: string
  readonly other: string
  /** Whether requests name the page that sent them, as they do unless a page forbids it. */
  readonly withReferer: boolean
}

/** All that one page sends: the whole catalogue to some lanes, a part of it to others. */
export function catalogueFor({
  whole,
  part,
  prefix,
  page,
  other,
  withReferer,
}: Sending): readonly AskedFetch[] {
  const brief = requests.filter(({ isPart }) => isPart === true)
  const own: AskedFetch = {
    id: `${prefix}-own`,
    what: 'GET of the page’s own origin',
    url: `${page}/healthz?case=${prefix}-own`,
    by: 'fetch',
    init: {},
    times: 1,
  }
  const toLanes = [...whole, ...part].flatMap((lane, laneAt) =>
    (laneAt < whole.length ? requests : brief).map(
      ({ what, path, by = 'fetch', init = {}, times = 1 }, at) => {
        const id = `${prefix}-${laneAt}-${at}`
        const target = `/orders/1?hop=${id}`
        const filled = path
          .replace('{same}', encodeURIComponent(target))
          .replace('{other}', encodeURIComponent(other + target))
          .replace('{page}', encodeURIComponent(`${page}/healthz?hop=${id}`))
        const mistakes = lane.mistakes.length === 0 ? '' : ` with ${lane.mistakes.join(', ')}`
        const referrer = withReferer ? ({ referrerPolicy: 'strict-origin-when-cross-origin' } as const) : {}
        return {
          id,
          what: `${what}, lane ${lane.strategy}${mistakes}`,
          url: `${lane.url}${filled}${filled.includes('?') ? '&' : '?'}case=${id}`,
          by,
          init: { ...referrer, ...init },
          times,
        }
      },
    ),
  )
  return [own, ...toLanes]
}
