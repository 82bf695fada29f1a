import { networkError, note, type NetworkError } from '../algorithms/fetch-state.ts'
import type { Profile } from '../profiles/profiles.ts'
import type { RecordedRequest } from '../recording/recording.ts'
import type { Because } from '../recording/verdict.ts'

/** Why page script may not make a request that the dashboard never makes; null where nothing is against it. */
export function refusedRequest(
  { initiator, url, mode, cache, body, bodyType }: RecordedRequest,
  isHttp: boolean,
  { streamBodies }: Profile,
  because: Because[],
): NetworkError | null {
  const refused = (says: string, parameter: string) => {
    note({ because }, 'Request class', says, false)
    return networkError('request-invalid', { parameter })
  }
  if (initiator === 'beacon' && !isHttp)
    return refused('The URL for sendBeacon is an http or https URL.', url)
  if (mode === 'navigate') return refused('The mode is one that script may ask for.', mode)
  if (cache === 'only-if-cached' && mode !== 'same-origin')
    return refused('The cache mode only-if-cached requires mode same-origin.', cache)
  if (body === null || bodyType !== 'stream') return null
  if (streamBodies === 'refused') return refused('The browser can send a body that is a stream.', 'stream')
  return streamBodies === 'sent' && mode === 'no-cors'
    ? refused('A body that is a stream goes with mode cors or same-origin.', mode)
    : null
}
