/** Runs tasks one after the other: each begins when the one before it has ended, well or not. */
export interface SerialQueue {
  /** Resolves or rejects as the task itself does. */
  run(task: () => Promise<void>): Promise<void>
  /** Resolves when all tasks that were queued until now have ended. */
  ended(): Promise<void>
}

export function createSerialQueue(): SerialQueue {
  let last: Promise<void> = Promise.resolve()
  return {
    run(task) {
      const previous = last
      const done = (async () => {
        await previous
        await task()
      })()
      last = done.catch(() => {})
      return done
    },
    ended: () => last,
  }
}
