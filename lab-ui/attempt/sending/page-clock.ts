/**
 * Whole milliseconds since the epoch by a clock that never steps, as browsers measure the age of a cached preflight:
 * the difference between two moments is the time that has passed, also when the wall clock was set in between.
 */
export const pageNow = (): number => Math.round(performance.timeOrigin + performance.now())
