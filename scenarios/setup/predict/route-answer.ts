import { isRedirectStatus } from '../../fetch-standard/algorithms/redirects/redirect-status.ts'
import type { Asked } from './asked.ts'
import type { ExpectedHead } from './expected-head.ts'

const collections = /^\/(orders|catalogue|orders\.csv|me|session|private|)$/
const order = /^\/orders\/[^/]+$/

/**
 * What the backend's routes answer when all is as usual: the orders that are asked for exist, bodies are good, and
 * who sends a cookie is signed in. It is for the status, which few verdicts depend on, and for redirects.
 */
export function routeAnswer(asked: Asked): ExpectedHead {
  const { url, method } = asked
  const { pathname, searchParams } = url
  const [, first = '', second = ''] = pathname.split('/')
  switch (first) {
    case 'status':
      return head(/^[2-5]\d\d$/.test(second) ? Number(second) : 400)
    case 'slow':
      return head(200)
    case 'crash':
      return head(500)
    case 'redirect': {
      const status = Number(searchParams.get('status') ?? 302)
      return isRedirectStatus(status)
        ? { ...head(status), headers: [['Location', searchParams.get('to') ?? '/orders']] }
        : head(400)
    }
    default:
      return head(usualStatus(pathname, method, asked))
  }
}

function usualStatus(pathname: string, method: string, asked: Asked): number {
  const isRead = method === 'GET' || method === 'HEAD'
  if (order.test(pathname)) {
    if (method === 'DELETE') return 204
    return isRead || method === 'PUT' || method === 'PATCH' ? afterBody(asked, 200) : 404
  }
  if (!collections.test(pathname)) return 404
  if (method === 'POST')
    return pathname === '/orders' || pathname === '/session' ? afterBody(asked, 201) : 404
  if (!isRead || pathname === '/session') return 404
  if (pathname === '/private') return asked.hasAuthorization ? 200 : 401
  return pathname === '/me' && !asked.isCredentialed ? 401 : 200
}

/** Orders are read as JSON, whatever the Content-Type says. */
function afterBody({ method, body, url }: Asked, status: number): number {
  if (method === 'GET' || method === 'HEAD' || url.pathname === '/session') return status
  try {
    JSON.parse(body)
    return status
  } catch {
    return 400
  }
}

const head = (status: number): ExpectedHead => ({ status, statusText: '', headers: [] })
