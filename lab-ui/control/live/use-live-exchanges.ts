import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { isSameExchanges, type ExchangesOfAttempts } from './live-exchanges.ts'
import { labQuery } from '../queries.ts'
import { joinStream, liveExchanges, onHeard } from './shared-stream.ts'

const nothing: ExchangesOfAttempts = new Map()

/**
 * The exchanges of attempts under way, as the witnesses see them: with status null until a response head has come,
 * and durationMs null until its end. Changes at most once a frame, and is empty when the lab has no event stream.
 *
 * While it is on, the lab tells this page of every exchange of everybody: off while thousands are sent. A page that
 * nobody looks at leaves the stream, since a browser gives an origin's port six connections for all its pages.
 */
export function useLiveExchanges(attemptIds: readonly string[], isOn: boolean): ExchangesOfAttempts {
  const url = useQuery(labQuery).data?.events
  const isVisible = useIsVisible()
  const [seen, setSeen] = useState(nothing)
  const ids = attemptIds.join(',')
  const isListening = isOn && isVisible
  useEffect(() => (url !== undefined && isListening ? joinStream(url) : undefined), [url, isListening])
  useEffect(() => {
    const look = () =>
      setSeen((before) => {
        const now = liveExchanges.of(ids.split(','))
        return isSameExchanges(before, now) ? before : now
      })
    look()
    return onHeard(look)
  }, [ids])
  return isListening ? seen : nothing
}

const useIsVisible = () => useSyncExternalStore(onVisibilityChange, () => !document.hidden)

function onVisibilityChange(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}
