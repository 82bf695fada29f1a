import { fetchOptions, type FetchOptions } from '../../setup/request/fetch-options.ts'
import type { PageRequest } from '../../words/page-request.ts'

/** What the page gives to fetch, as a person writes it: without what fetch does anyway. */
export function spokenOptions(request: PageRequest): Partial<FetchOptions> & Pick<FetchOptions, 'method'> {
  const { method, mode, credentials, redirect, cache, headers, body } = fetchOptions(request)
  return {
    method,
    ...(mode !== 'cors' && { mode }),
    ...(credentials !== 'same-origin' && { credentials }),
    ...(redirect !== 'follow' && { redirect }),
    ...(cache !== 'default' && { cache }),
    ...(headers.length > 0 && { headers }),
    ...(body !== null && { body }),
  }
}
