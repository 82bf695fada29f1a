import type { CorsResponseHeader } from '../fetch-standard/headers/cors-response-headers.ts'
import type { Policy } from '../setup/policy/policy.ts'
import type { HeaderList } from '../words/exchange.ts'

/** A header in which the answers of two services can differ. */
interface ComparedHeader {
  readonly name: CorsResponseHeader
  readonly onPreflights: boolean
  readonly onResponses: boolean
  /** What `cors()` of Hono calls it. */
  readonly option: string
  /** How the value is read: names in any order, or one value. */
  readonly holds: 'names' | 'value'
  /** What the answer to a page of this origin holds under a policy; empty for no such header. */
  readonly intended: (policy: Policy, origin: string) => readonly string[]
}

const lowerCase = (names: readonly string[]) => names.map((name) => name.toLowerCase())

export const comparedHeaders = [
  {
    name: 'Access-Control-Allow-Origin',
    onPreflights: true,
    onResponses: true,
    option: 'origin',
    holds: 'value',
    intended: ({ origins }, origin) => (origins === '*' ? ['*'] : origins.includes(origin) ? [origin] : []),
  },
  {
    name: 'Access-Control-Allow-Credentials',
    onPreflights: true,
    onResponses: true,
    option: 'credentials',
    holds: 'value',
    intended: ({ credentials }) => (credentials ? ['true'] : []),
  },
  {
    name: 'Access-Control-Allow-Methods',
    onPreflights: true,
    onResponses: false,
    option: 'allowMethods',
    holds: 'names',
    intended: ({ methods }) => methods,
  },
  {
    name: 'Access-Control-Allow-Headers',
    onPreflights: true,
    onResponses: false,
    option: 'allowHeaders',
    holds: 'names',
    intended: ({ requestHeaders }) => lowerCase(requestHeaders),
  },
  {
    name: 'Access-Control-Max-Age',
    onPreflights: true,
    onResponses: false,
    option: 'maxAge',
    holds: 'value',
    intended: ({ maxAgeSeconds }) => (maxAgeSeconds === null ? [] : [String(maxAgeSeconds)]),
  },
  {
    name: 'Access-Control-Expose-Headers',
    onPreflights: false,
    onResponses: true,
    option: 'exposeHeaders',
    holds: 'names',
    intended: ({ exposeHeaders }) => lowerCase(exposeHeaders),
  },
] as const satisfies readonly ComparedHeader[]

export type HeaderName = (typeof comparedHeaders)[number]['name']

/** What a header holds in an answer, of all its lines; names of headers in small letters. */
export function valuesIn(headers: HeaderList, header: HeaderName): readonly string[] {
  const values = headers
    .filter(([name]) => name.toLowerCase() === header.toLowerCase())
    .flatMap(([, value]) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '')
  return header.endsWith('-Headers') ? lowerCase(values) : values
}
