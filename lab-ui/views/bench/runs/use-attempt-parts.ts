import { useEffect } from 'react'
import { later, useLater } from '../../../shell/later.ts'
import type * as AttemptParts from './attempt-parts.ts'

/** Loaded before the first attempt is sent, or one of the history is opened. */
export const attemptParts = later(() => import('./attempt-parts.ts'))

/** What tells of attempts; null until it is loaded. `onFailure` is told, once, when it is needed and cannot be. */
export function useAttemptParts(
  isNeeded: boolean,
  onFailure: (error: Error) => void,
): typeof AttemptParts | null {
  useEffect(() => {
    if (isNeeded) attemptParts.load().catch(onFailure)
  }, [isNeeded, onFailure])
  return useLater(attemptParts)
}
