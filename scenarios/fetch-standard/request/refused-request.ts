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
  const refused = (
    id: 'beacon-scheme' | 'script-mode' | 'only-if-cached' | 'stream-support' | 'stream-mode',
    parameter: string,
  ) => {
    note({ because }, id, false)
    return networkError('request-invalid', { parameter })
  }
  if (initiator === 'beacon' && !isHttp) return refused('beacon-scheme', url)
  if (mode === 'navigate') return refused('script-mode', mode)
  if (cache === 'only-if-cached' && mode !== 'same-origin') return refused('only-if-cached', cache)
  if (body === null || bodyType !== 'stream') return null
  if (streamBodies === 'refused') return refused('stream-support', 'stream')
  return streamBodies === 'sent' && mode === 'no-cors' ? refused('stream-mode', mode) : null
}
