/** What a person composes: one fetch, sent from one page origin to every lane. */
export interface PageRequest {
  /** A page origin of the lab; `null` is a sandboxed frame. */
  readonly origin: string
  readonly method: string
  /** The path and query on each lane. */
  readonly path: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly credentials: 'omit' | 'same-origin' | 'include'
  readonly mode: 'cors' | 'no-cors' | 'same-origin'
  readonly redirect: 'follow' | 'error' | 'manual'
  readonly cache: 'default' | 'no-store' | 'reload' | 'no-cache' | 'force-cache'
  /** The Content-Type that goes with the body; empty leaves it to the browser. */
  readonly contentType: string
  readonly body: string
}

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
