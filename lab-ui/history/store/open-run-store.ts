import { indexedDbStore } from './indexed-db-store.ts'
import { memoryStore } from './memory-store.ts'
import type { RunStore } from './run-store.ts'

/** Kept by the browser where it lets the page, else for as long as the page lives. Never throws. */
export async function openRunStore(): Promise<RunStore> {
  try {
    return await indexedDbStore()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return memoryStore(
      `The browser does not let this page keep anything (${why}), so the history ends with the page. Export it to keep it.`,
    )
  }
}
