/** A redirect status (https://fetch.spec.whatwg.org/#redirect-status). */
export function isRedirectStatus(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308
}
