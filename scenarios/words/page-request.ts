import * as z from 'zod/mini'

export const credentialsModes = ['omit', 'same-origin', 'include'] as const
export const requestModes = ['cors', 'no-cors', 'same-origin'] as const
export const redirectModes = ['follow', 'error', 'manual'] as const
export const cacheModes = ['default', 'no-store', 'reload', 'no-cache', 'force-cache'] as const

/** What a person composes: one fetch, sent from one page origin to every lane. */
export interface PageRequest {
  /** A page origin of the lab; `null` is a sandboxed frame. */
  readonly origin: string
  readonly method: string
  /** The path and query on each lane. */
  readonly path: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly credentials: (typeof credentialsModes)[number]
  readonly mode: (typeof requestModes)[number]
  readonly redirect: (typeof redirectModes)[number]
  readonly cache: (typeof cacheModes)[number]
  /** The Content-Type that goes with the body; empty leaves it to the browser. */
  readonly contentType: string
  readonly body: string
}

/** A PageRequest that comes from outside: from a URL, or in a message to an origin agent. */
export const pageRequestSchema = z.object({
  origin: z.string(),
  method: z.string(),
  path: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  credentials: z.enum(credentialsModes),
  mode: z.enum(requestModes),
  redirect: z.enum(redirectModes),
  cache: z.enum(cacheModes),
  contentType: z.string(),
  body: z.string(),
}) satisfies z.ZodMiniType<PageRequest>

/** Whether fetch lets a request with this method have a body (Fetch standard, "Request class"). */
export function mayHaveBody(method: string): boolean {
  return !['GET', 'HEAD'].includes(method.toUpperCase())
}

/** The headers that the page sets: those that have a name, and the body's Content-Type where there is one. */
export function headersOfPage({ method, headers, contentType }: PageRequest): PageRequest['headers'] {
  const named = headers.filter(([name]) => name !== '')
  const isSet = named.some(([name]) => name.toLowerCase() === 'content-type')
  return mayHaveBody(method) && contentType !== '' && !isSet
    ? [...named, ['Content-Type', contentType]]
    : named
}
