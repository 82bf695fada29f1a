/** Lets only so many things happen at the same time; the others wait, and begin in the order in which they came. */
export interface Places {
  /** Resolves or rejects as the act itself does. */
  take<T>(act: () => Promise<T>): Promise<T>
}

export function createPlaces(count: number): Places {
  let free = count
  const waiting: (() => void)[] = []
  return {
    async take(act) {
      if (free > 0) free -= 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
      try {
        return await act()
      } finally {
        // Handed over, so that nobody who comes meanwhile is before those who wait.
        const next = waiting.shift()
        if (next === undefined) free += 1
        else next()
      }
    },
  }
}
