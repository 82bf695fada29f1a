import { isSameOrigin, type Place } from '../../request/origin.ts'

/**
 * Whether a request's redirect-taint is other than "same-origin" (https://fetch.spec.whatwg.org/#request-redirect-taint):
 * a redirect led from an origin that is not the client's to yet another.
 */
export function isRedirectTainted(client: string, urlList: readonly Pick<Place, 'origin'>[]): boolean {
  return urlList.some(({ origin }, at) => {
    const last = urlList[at - 1]
    return last !== undefined && !isSameOrigin(origin, last.origin) && !isSameOrigin(client, last.origin)
  })
}

/** Serialize a request origin (https://fetch.spec.whatwg.org/#serializing-a-request-origin). */
export function serializeRequestOrigin(client: string, urlList: readonly Pick<Place, 'origin'>[]): string {
  return urlList.length > 1 && isRedirectTainted(client, urlList) ? 'null' : client
}
