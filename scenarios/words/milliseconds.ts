/** A moment or a duration, exact to what differs: hundredths below a tenth, tenths below 100, else whole ones. */
export function milliseconds(ms: number): string {
  if (ms === 0) return '0 ms'
  return `${ms < 0.095 ? ms.toFixed(2) : ms < 99.95 ? ms.toFixed(1) : Math.round(ms)} ms`
}
