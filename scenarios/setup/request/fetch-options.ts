import { headersOfPage, mayHaveBody, type PageRequest } from '../../words/page-request.ts'

/** What a page gives to fetch, beside its URL. */
export interface FetchOptions extends Pick<
  PageRequest,
  'method' | 'mode' | 'credentials' | 'redirect' | 'cache'
> {
  readonly headers: [name: string, value: string][]
  readonly body: string | null
}

/** What the page gives to fetch, as it is composed. */
export function fetchOptions(request: PageRequest): FetchOptions {
  const { method, mode, credentials, redirect, cache, body } = request
  return {
    method,
    mode,
    credentials,
    redirect,
    cache,
    headers: headersOfPage(request).map(([name, value]) => [name, value]),
    body: mayHaveBody(method) && body !== '' ? body : null,
  }
}
