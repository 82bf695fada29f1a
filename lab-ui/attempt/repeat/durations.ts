/** Durations of many attempts: as many as it has room for, and no more memory than that. */
export class Durations {
  private readonly values: Float64Array
  private count = 0

  constructor(most: number) {
    this.values = new Float64Array(most)
  }

  add(ms: number): void {
    if (this.count < this.values.length) this.values[this.count] = ms
    this.count += 1
  }

  /** Median and 95th percentile in milliseconds, each one that was measured (nearest rank); null before the first. */
  summary(): { readonly medianMs: number; readonly p95Ms: number } | null {
    const kept = Math.min(this.count, this.values.length)
    if (kept === 0) return null
    const sorted = this.values.subarray(0, kept).toSorted()
    const at = (share: number) => sorted[Math.ceil(share * kept) - 1] ?? Number.NaN
    return { medianMs: at(0.5), p95Ms: at(0.95) }
  }
}
