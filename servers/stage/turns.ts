/** Runs what it is given one after the other: each begins when the one before it has ended, well or not. */
export interface Turns {
  /** Resolves or rejects as the act itself does. */
  take(act: () => Promise<void>): Promise<void>
  /** Resolves when all that have been taken have ended. */
  ended(): Promise<void>
}

export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve()
  return {
    take(act) {
      const previous = last
      const done = (async () => {
        await previous
        await act()
      })()
      last = done.catch(() => {})
      return done
    },
    ended: () => last,
  }
}
