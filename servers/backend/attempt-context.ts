import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * For which attempt the current handler runs. It is kept beside the request and not in it, so that the
 * backend's code stays what a reader would write.
 */
const storage = new AsyncLocalStorage<string | null>()

/** Runs a function, and all that it starts, for an attempt. */
export function runForAttempt<T>(attemptId: string | null, run: () => T): T {
  return storage.run(attemptId, run)
}

/** The attempt that the caller runs for; null when there is none. */
export function currentAttempt(): string | null {
  return storage.getStore() ?? null
}
