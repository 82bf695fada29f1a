import type { HarEntry } from './har-entry.ts'
import type { HarFetch } from './har-fetches.ts'
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
  const entries = [last?.preflight, last?.entry].flatMap((each) => each ?? [])
  const errors = entries.flatMap((entry) => {
    const error = recordedError(entry.error)
    return error === null ? [] : [{ error, words: entry.error }]
  })
  const told = errors.find(({ error }) => error.kind !== 'unspecific') ?? errors[0]
  // The page had the response when only its body failed.
  if (told !== undefined) return { didFail: told.error.kind !== 'body', ...told }
  const entry = last?.entry ?? null
  if (entry === null || entry.status === 0) return { didFail: true, error: null, words: '' }
  return { didFail: tellsErrors ? false : null, error: null, words: '' }
}

/** Whether the program that wrote a file says of each request whether it failed, by its name and its entries. */
export const recorderTellsErrors = (creator: string, entries: readonly HarEntry[]): boolean =>
  /WebInspector|Web Inspector|Playwright/i.test(creator) || entries.some(({ error }) => error !== '')
