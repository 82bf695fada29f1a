/** Ids whose creation was cancelled before it was asked for; bounded in number and age. */
export interface CancelledIds {
  add(id: string): void
  /** Whether the creation of this id was cancelled a moment ago. Forgets it: one cancellation cancels one creation. */
  take(id: string): boolean
}

/** Long enough for a request that was sent before to arrive. */
const keptForMs = 60_000
const maxIds = 1_000

/** @param now a clock in milliseconds that never steps. */
export function createCancelledIds(now: () => number = () => performance.now()): CancelledIds {
  /** Until when, the oldest first. */
  const untilMs = new Map<string, number>()
  const forgetOld = () => {
    for (const [id, until] of untilMs) {
      if (until > now() && untilMs.size <= maxIds) return
      untilMs.delete(id)
    }
  }
  return {
    add(id) {
      untilMs.delete(id)
      untilMs.set(id, now() + keptForMs)
      forgetOld()
    },
    take(id) {
      forgetOld()
      return untilMs.delete(id)
    },
  }
}
