import type { Work } from '../../scenarios/words/attempt.ts'

/** What a small service keeps, by number. */
export interface RecordStore<Data extends object> {
  list(): readonly Numbered<Data>[]
  get(id: number): Numbered<Data> | undefined
  create(data: Data): Numbered<Data>
  /** Creates or replaces. */
  put(id: number, data: Data): { readonly record: Numbered<Data>; readonly isNew: boolean }
  delete(id: number): boolean
}

type Numbered<Data> = { readonly id: number } & Data

/** Beyond these the oldest that were added are dropped, so that a long run neither fails nor grows. */
const maxAdded = 1_000

/** Makes a store with these records, numbered from 1. Each change is noted at once, in the context of who made it. */
export function createRecordStore<Data extends object>(
  first: readonly Data[],
  note: (change: Work['change'], id: string) => void = () => {},
): RecordStore<Data> {
  const records = new Map(first.map((data, index) => [index + 1, { id: index + 1, ...data }]))
  const added = new Set<number>()
  let nextId = first.length + 1

  const keep = (id: number, data: Data) => {
    const record = { id, ...data }
    if (!records.has(id)) {
      added.add(id)
      const [oldest = id] = added
      if (added.size > maxAdded) {
        added.delete(oldest)
        records.delete(oldest)
      }
    }
    records.set(id, record)
    return record
  }
  return {
    list: () => [...records.values()],
    get: (id) => records.get(id),
    create(data) {
      while (records.has(nextId)) nextId += 1
      const record = keep(nextId, data)
      note('created', String(record.id))
      return record
    },
    put(id, data) {
      const isNew = !records.has(id)
      const record = keep(id, data)
      note(isNew ? 'created' : 'updated', String(id))
      return { record, isNew }
    },
    delete(id) {
      added.delete(id)
      const existed = records.delete(id)
      if (existed) note('deleted', String(id))
      return existed
    },
  }
}
