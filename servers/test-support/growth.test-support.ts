/** How many times as large the large input is. */
const factor = 8
/** Linear work grows by 8, the square of it by 64. */
export const maxGrowth = 24

/**
 * For tests: how much more CPU time of this process work takes on an input that is 8 times as large. A ratio within
 * one run, of the best of three tries: neither a slow machine nor a busy one changes it.
 * @param prepare makes the input for a size (a small size, and 8 times that), and returns the work to measure.
 * @returns the ratio, for `toBeLessThan(maxGrowth)`.
 */
export function growthOf(prepare: (size: number) => () => void, small: number): number {
  const [work, largeWork] = [prepare(small), prepare(small * factor)]
  // Compiled before it is measured.
  work()
  return cpuOf(largeWork) / cpuOf(work)
}

/** The least CPU time that three runs took, in microseconds. */
function cpuOf(work: () => void): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return user + system
  })
  return Math.max(1, Math.min(...times))
}
