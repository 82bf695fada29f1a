import { isRedirectStatus } from '../../../fetch-standard/algorithms/redirects/redirect-status.ts'
import type { HarEntry } from '../fetches/har-entry.ts'
import type { HarFetch } from '../fetches/har-fetches.ts'
import { recordedError, type RecordedError } from './recorded-error.ts'

/** What a file says became of a fetch, whatever its headers are. */
export interface Evidence {
  /** Whether the page got nothing; null where the file does not tell. */
  readonly didFail: boolean | null
  /** Why, in the browser's words; null where it says nothing. */
  readonly error: RecordedError | null
  /** Those words; empty for none. */
  readonly words: string
}

/** @param tellsErrors whether the recorder says of each request whether it failed. */
export function evidenceOf({ hops }: HarFetch, tellsErrors: boolean): Evidence {
  const last = hops.at(-1)
  const entry = last?.entry ?? null
  const preflight = last?.preflight ?? null
  const errors = [
    ...(preflight === null ? [] : [{ error: preflightError(preflight), words: preflight.error }]),
    ...(entry === null ? [] : [{ error: requestError(entry), words: entry.error }]),
  ].flatMap(({ error, words }) => (error === null ? [] : [{ error, words }]))
  const told = errors.find(({ error }) => error.kind !== 'unspecific') ?? errors[0]
  // The page had the response when only its body failed.
  if (told !== undefined) return { didFail: told.error.kind !== 'body', ...told }
  if (entry === null || entry.status === 0) return { didFail: true, error: null, words: '' }
  return { didFail: tellsErrors ? false : null, error: null, words: '' }
}

/** An answer that came before the request was given up had passed: the page stopped reading, or the browser did for it. */
function requestError({ status, error }: HarEntry): RecordedError | null {
  const told = recordedError(error)
  return told?.kind === 'aborted' && status > 0 ? { kind: 'body' } : told
}

/** Chromium has no other word for a preflight that was redirected than the one for a bad redirect. */
function preflightError({ status, error }: HarEntry): RecordedError | null {
  const told = recordedError(error)
  const isRedirected =
    isRedirectStatus(status) && told?.kind === 'reason' && told.code.startsWith('redirect-')
  return isRedirected ? { kind: 'reason', code: 'preflight-redirect', parameter: null } : told
}

/** Whether the program that wrote a file says of each request whether it failed, by its name and its entries. */
export const recorderTellsErrors = (creator: string, entries: readonly HarEntry[]): boolean =>
  /WebInspector|Web Inspector|Playwright/i.test(creator) || entries.some(({ error }) => error !== '')
