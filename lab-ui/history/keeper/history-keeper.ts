import type { Run } from '../../attempt/run/run.ts'
import { tellOtherPages } from './other-pages.ts'
import type { HistoryEntry } from '../store/history-entry.ts'
import { openRunStore } from '../store/open-run-store.ts'
import type { RunStore } from '../store/run-store.ts'
import { packed, withImported, withPutBack, withSent, type KeptRun } from '../store/shelf.ts'

/** The history as it is listed. */
interface HistoryListing {
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
  readonly #dashboard: string
  #cleared: readonly KeptRun[] = []

  constructor(dashboard: string) {
    this.#dashboard = dashboard
    this.#store = openRunStore()
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

  async nextNumber(): Promise<number> {
    return (await this.#store).nextNumber()
  }

  /** Keeps a run; the oldest go for it. What was cleared before is gone for good. */
  async add(run: Run): Promise<void> {
    this.#cleared = []
    await (await this.#store).change((rows) => withSent(rows, packed(run, null, this.#dashboard)))
    tellOtherPages()
  }

  /**
   * A whole run; null when it is not, or no longer, in the history.
   * @throws Error when it is there and cannot be read.
   */
  async open(id: string): Promise<Run | null> {
    const [text] = await (await this.#store).texts([id])
    if (text === undefined) return null
    const { readRun } = await import('../file/read-run.ts')
    const read = readRun(JSON.parse(text))
    if (typeof read !== 'string') return read
    throw new Error(`it is damaged, or of another version of the lab: ${read}`)
  }

  async clear(): Promise<void> {
    const taken = await (await this.#store).takeAll()
    if (taken.length > 0) this.#cleared = taken
    tellOtherPages()
  }

  async undoClear(): Promise<void> {
    const cleared = this.#cleared
    await (await this.#store).change((rows) => withPutBack(rows, cleared))
    this.#cleared = []
    tellOtherPages()
  }

  /** The runs with these ids, or all, as one JSON file. */
  async exportFile(ids?: readonly string[]): Promise<File> {
    const store = await this.#store
    const { historyFile, historyFileName } = await import('../file/history-file.ts')
    const texts = await store.texts(ids ?? (await store.shelf()).rows.map(({ id }) => id))
    const now = new Date()
    const content = historyFile(
      texts.flatMap((text) => text ?? []),
      now,
    )
    return new File([content], historyFileName(now), { type: 'application/json' })
  }

  /** Adds the good runs of a file, all of them as recorded. What is in the history stays, whatever the file is. */
  async importFile(file: File): Promise<ImportResult> {
    const { readHistoryFile, sizeFault } = await import('../file/history-file.ts')
    const tooLarge = sizeFault(file.size)
    const { runs, faults } =
      tooLarge === null ? readHistoryFile(await file.text()) : { runs: [], faults: [tooLarge] }
    const fileName = file.name.slice(0, longestFileName)
    const recorded = runs.map((run) => packed(run, fileName, this.#dashboard))
    const store = await this.#store
    const { put, alreadyHere, withoutRoom } = await store.change((rows) => withImported(rows, recorded))
    tellOtherPages()
    return { fileName, added: put.length, alreadyHere, withoutRoom, faults }
  }
}
