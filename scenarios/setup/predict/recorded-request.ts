import { fetchOptions } from '../request/fetch-options.ts'
import type { RecordedRequest } from '../../fetch-standard/recording/recording.ts'
import type { PageRequest } from '../../words/page-request.ts'

/** What a page sends to a URL, as the oracle takes it. The URL has its fragment, which is in the cache key. */
export function recordedRequest(request: PageRequest, url: string): RecordedRequest {
  const { method, headers, credentials, mode, redirect, cache, body } = fetchOptions(request)
  return {
    url,
    method,
    headers,
    credentials,
    mode,
    redirect,
    cache,
    body,
    bodyType: 'text',
    uploadListener: false,
    initiator: 'fetch',
  }
}
