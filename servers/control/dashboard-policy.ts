/**
 * The Content-Security-Policy of the dashboard's page. Connections are left open: a lab must be able to fetch whatever
 * it is asked to.
 * @param nonce allows the inline scripts that carry it; the built page has none.
 */
export const dashboardPolicy = (nonce?: string): string =>
  [
    nonce === undefined ? "script-src 'self'" : `script-src 'self' 'nonce-${nonce}'`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
