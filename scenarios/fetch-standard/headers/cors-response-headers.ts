/**
 * The response headers of the CORS protocol (https://fetch.spec.whatwg.org/#http-responses), and the one of Private
 * Network Access. A proxy that answers for CORS removes them from what its backend sends: there must be one of each.
 */
export const corsResponseHeaders = [
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Credentials',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Allow-Private-Network',
  'Access-Control-Expose-Headers',
  'Access-Control-Max-Age',
] as const

/** One of them, as it is usually written. */
export type CorsResponseHeader = (typeof corsResponseHeaders)[number]
