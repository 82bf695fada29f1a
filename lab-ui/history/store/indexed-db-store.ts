import { databaseName } from './may-be-kept.ts'
import { answerTo, done, openDatabase } from './indexed-db.ts'
import { rowSchema } from './row-schema.ts'
import type { RunStore } from './run-store.ts'
import { inOrder, type ShelfRow } from './shelf.ts'

const version = 1

/** Rows apart from runs, so that a page reads little when it opens, however much is kept. */
const stores = ['rows', 'runs', 'counters'] as const
type StoreName = (typeof stores)[number]

/**
 * Keeps runs in the browser. A step is one transaction, so pages that change the history at the same time do it
 * one after another, each on what the other has left.
 * @throws DOMException when the browser does not let the page.
 */
export async function indexedDbStore(): Promise<RunStore> {
  let database: IDBDatabase | null = null
  const opened = async () => {
    database ??= await openDatabase(databaseName, version, stores, () => (database = null))
    return database
  }
  const step = async <Value>(
    names: readonly StoreName[],
    mode: 'readonly' | 'readwrite',
    act: (transaction: IDBTransaction) => Promise<Value>,
  ): Promise<Value> => {
    const transaction = (await opened()).transaction(names, mode)
    const isDone = done(transaction)
    try {
      const value = await act(transaction)
      await isDone
      return value
    } catch (error) {
      abort(transaction)
      // What broke it off tells more than that it was broken off.
      await isDone.catch(() => {})
      throw error
    }
  }
  await opened()

  return {
    refusal: null,
    shelf: () =>
      step(['rows'], 'readonly', async (transaction) => {
        const found = await answerTo<unknown[]>(transaction.objectStore('rows').getAll())
        const rows = readable(found)
        return { rows, unreadable: found.length - rows.length }
      }),
    texts: (ids) =>
      step(['runs'], 'readonly', (transaction) => {
        const runs = transaction.objectStore('runs')
        return Promise.all(ids.map(async (id) => textOf(await answerTo<unknown>(runs.get(id)))))
      }),
    change: (plan) =>
      step(['rows', 'runs'], 'readwrite', async (transaction) => {
        const rows = transaction.objectStore('rows')
        const runs = transaction.objectStore('runs')
        const planned = plan(readable(await answerTo<unknown[]>(rows.getAll())))
        for (const id of planned.drop) {
          rows.delete(id)
          runs.delete(id)
        }
        for (const { row, text } of planned.put) {
          rows.put(row)
          runs.put({ id: row.id, text })
        }
        return planned
      }),
    takeAll: () =>
      step(['rows', 'runs'], 'readwrite', async (transaction) => {
        const rows = transaction.objectStore('rows')
        const runs = transaction.objectStore('runs')
        const found = readable(await answerTo<unknown[]>(rows.getAll()))
        const taken = await Promise.all(
          found.map(async (row) => ({ row, text: textOf(await answerTo<unknown>(runs.get(row.id))) })),
        )
        rows.clear()
        runs.clear()
        return taken.flatMap(({ row, text }) => (text === undefined ? [] : [{ row, text }]))
      }),
    nextNumber: () =>
      step(['counters'], 'readwrite', async (transaction) => {
        const counters = transaction.objectStore('counters')
        const last = await answerTo<{ last?: unknown } | undefined>(counters.get('runs'))
        const next = Number.isSafeInteger(last?.last) ? Number(last?.last) + 1 : 1
        counters.put({ id: 'runs', last: next })
        return next
      }),
  }
}

/** Newest first; what is no row of this version is passed over. */
const readable = (found: readonly unknown[]): readonly ShelfRow[] =>
  inOrder(found.flatMap((row) => rowSchema.safeParse(row).data ?? []))

function textOf(found: unknown): string | undefined {
  return typeof found === 'object' && found !== null && 'text' in found && typeof found.text === 'string'
    ? found.text
    : undefined
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It is over already.
  }
}
