/** A duration as it is shown: a tenth below 100 ms, where tenths are what differs. */
export function milliseconds(ms: number): string {
  return `${ms < 100 ? ms.toFixed(1) : Math.round(ms)} ms`
}
