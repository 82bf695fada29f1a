/**
 * Places of a list, in order, that are taken one after the other: says which free one is nearest. A search passes over
 * what is taken in one step, so that all searches together cost hardly more than the length of the list.
 */
export class NearestFree {
  private readonly right: number[]
  private readonly left: number[]

  /** @param length how many places there are; all are free. */
  constructor(length: number) {
    // One more at either end, which is never taken.
    this.right = Array.from({ length: length + 1 }, (_, at) => at)
    this.left = Array.from({ length: length + 1 }, (_, at) => at)
  }

  take(at: number): void {
    this.right[at] = at + 1
    this.left[at + 1] = at
  }

  isFree(at: number): boolean {
    return this.right[at] === at
  }

  /** The first free place from this one on; the length of the list where there is none. */
  from(at: number): number {
    return find(this.right, at)
  }

  /** The last free place before this one; -1 where there is none. */
  before(at: number): number {
    return find(this.left, at) - 1
  }
}

/** Follows the steps to their end, and shortens them on the way. */
function find(steps: number[], from: number): number {
  let end = from
  while (steps[end] !== undefined && steps[end] !== end) end = steps[end] ?? end
  for (let at = from; at !== end;) {
    const next = steps[at] ?? end
    steps[at] = end
    at = next
  }
  return end
}
