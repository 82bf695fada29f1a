import type { Run } from '../bench/run.ts'
import { faultSentence } from './fault-sentence.ts'
import { isSettled, type HistoryEntry } from './history-entry.ts'
import { historyFile, readHistoryFile, sizeFault } from './history-file.ts'
import { runSchema } from './run-schema.ts'
import { openRunStore, type RunStore } from './run-store.ts'
import { packed, withImported, withPutBack, withSent, type KeptRun } from './shelf.ts'

/** The history as it is listed. */
export interface HistoryListing {
  /** Newest first. */
  readonly runs: readonly HistoryEntry[]
  /** How many there are besides that cannot be read: damaged, or of another version of the lab. */
  readonly unreadable: number
  /** Why the history ends with the page, as a sentence; null where the browser keeps it. */
  readonly refusal: string | null
  /** How many were cleared by this page and can still be put back. */
  readonly cleared: number
}

/** What became of a file. */
export interface ImportResult {
  readonly fileName: string
  readonly added: number
  readonly alreadyHere: number
  readonly withoutRoom: number
  /** A sentence for each thing that is wrong with the file. */
  readonly faults: readonly string[]
}

const longestFileName = 200

/** The history of this browser: one for all its pages, each of which has a keeper. */
export class HistoryKeeper {
  readonly #store: Promise<RunStore>
  readonly #otherPages = new BroadcastChannel('cors-lab-history')
  readonly #dashboard: string
  #cleared: readonly KeptRun[] = []
  #lastNumber = 0

  constructor(dashboard: string) {
    this.#dashboard = dashboard
    this.#store = openRunStore()
  }

  /** Calls back when another page has changed the history; gives what ends that. */
  watchOtherPages(onChange: () => void): () => void {
    this.#otherPages.addEventListener('message', onChange)
    return () => this.#otherPages.removeEventListener('message', onChange)
  }

  async list(): Promise<HistoryListing> {
    const store = await this.#store
    const { rows, unreadable } = await store.shelf()
    return {
      runs: rows.map(({ entry }) => entry),
      unreadable,
      refusal: store.refusal,
      cleared: this.#cleared.length,
    }
  }

  /** A number above those that runs of this browser have had. Never rejects: a run is worth more than its number. */
  async nextNumber(): Promise<number> {
    try {
      this.#lastNumber = await (await this.#store).nextNumber()
    } catch {
      this.#lastNumber += 1
    }
    return this.#lastNumber
  }

  /** Keeps a run, once it has settled; the oldest go for it. What was cleared before is gone for good. */
  async add(run: Run): Promise<void> {
    if (!isSettled(run)) return
    this.#cleared = []
    await (await this.#store).change((rows) => withSent(rows, packed(run, null, this.#dashboard)))
    this.#tellOtherPages()
  }

  /**
   * A whole run; null when it is not, or no longer, in the history.
   * @throws Error when it is there and cannot be read.
   */
  async open(id: string): Promise<Run | null> {
    const [text] = await (await this.#store).texts([id])
    if (text === undefined) return null
    const run: unknown = JSON.parse(text)
    const { data, error } = runSchema.safeParse(run)
    if (data !== undefined) return data
    const [issue] = error.issues
    throw new Error(
      `it is damaged, or of another version of the lab${issue ? `: ${faultSentence(issue, run)}` : ''}`,
    )
  }

  async clear(): Promise<void> {
    const taken = await (await this.#store).takeAll()
    if (taken.length > 0) this.#cleared = taken
    this.#tellOtherPages()
  }

  async undoClear(): Promise<void> {
    const cleared = this.#cleared
    await (await this.#store).change((rows) => withPutBack(rows, cleared))
    this.#cleared = []
    this.#tellOtherPages()
  }

  /** The runs with these ids, or all, as the text of one file. */
  async exportFile(ids?: readonly string[]): Promise<string> {
    const store = await this.#store
    const wanted = ids ?? (await store.shelf()).rows.map(({ id }) => id)
    const texts = await store.texts(wanted)
    return historyFile(
      texts.flatMap((text) => text ?? []),
      new Date(),
    )
  }

  /** Adds the good runs of a file, all of them as recorded. What is in the history stays, whatever the file is. */
  async importFile(file: File): Promise<ImportResult> {
    const tooLarge = sizeFault(file.size)
    const { runs, faults } =
      tooLarge === null ? readHistoryFile(await file.text()) : { runs: [], faults: [tooLarge] }
    const fileName = file.name.slice(0, longestFileName)
    const recorded = runs.map((run) => packed(run, fileName, this.#dashboard))
    const { put, alreadyHere, withoutRoom } = await (
      await this.#store
    ).change((rows) => withImported(rows, recorded))
    this.#tellOtherPages()
    return { fileName, added: put.length, alreadyHere, withoutRoom, faults }
  }

  #tellOtherPages(): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin only
    this.#otherPages.postMessage('changed')
  }
}
