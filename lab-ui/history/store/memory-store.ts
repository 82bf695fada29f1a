import type { RunStore } from './run-store.ts'
import { inOrder, type KeptRun } from './shelf.ts'

/** Keeps runs for as long as the page lives. */
export function memoryStore(refusal: string): RunStore {
  const runs = new Map<string, KeptRun>()
  let lastNumber = 0
  const rows = () => inOrder([...runs.values()].map(({ row }) => row))
  return {
    refusal,
    shelf: () => Promise.resolve({ rows: rows(), unreadable: 0 }),
    texts: (ids) => Promise.resolve(ids.map((id) => runs.get(id)?.text)),
    async change(plan) {
      const planned = plan(rows())
      for (const id of planned.drop) runs.delete(id)
      for (const run of planned.put) runs.set(run.row.id, run)
      return planned
    },
    takeAll() {
      const all = [...runs.values()]
      runs.clear()
      return Promise.resolve(all)
    },
    nextNumber() {
      lastNumber += 1
      return Promise.resolve(lastNumber)
    },
  }
}
