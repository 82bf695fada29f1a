import type { Change, KeptRun, ShelfRow } from './shelf.ts'

interface Shelf {
  /** Newest first. */
  readonly rows: readonly ShelfRow[]
  /** How many rows there are besides that cannot be read: damaged, or of another version of the lab. */
  readonly unreadable: number
}

/** Where runs are kept. Each call is one step, also for other pages of the same browser. */
export interface RunStore {
  /** Why nothing outlives the page, as a sentence; null where it does. */
  readonly refusal: string | null
  shelf(): Promise<Shelf>
  /** The runs as JSON, in the order of the ids; undefined for one that is not there. */
  texts(ids: readonly string[]): Promise<readonly (string | undefined)[]>
  /** Changes what is kept as `plan`, which sees the rows, says; what it throws is thrown, and nothing is changed. */
  change<Planned extends Change>(plan: (rows: readonly ShelfRow[]) => Planned): Promise<Planned>
  /** Takes everything away, what cannot be read as well, and gives back what could. */
  takeAll(): Promise<readonly KeptRun[]>
  /** A number that no run of this browser has had, above those that were. */
  nextNumber(): Promise<number>
}
