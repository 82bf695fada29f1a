/** First in, first out, with both ends at constant cost. */
export class Fifo<T> {
  private items: (T | undefined)[] = []
  private head = 0

  get size(): number {
    return this.items.length - this.head
  }

  push(item: T): void {
    this.items.push(item)
  }

  /** The items that are in it now, the first one first. */
  all(): readonly T[] {
    return this.items.slice(this.head).flatMap((item) => (item === undefined ? [] : [item]))
  }

  /** The last item for which it holds. */
  findLast(holds: (item: T) => boolean): T | undefined {
    for (let index = this.items.length - 1; index >= this.head; index -= 1) {
      const item = this.items[index]
      if (item !== undefined && holds(item)) return item
    }
    return undefined
  }

  first(): T | undefined {
    return this.items[this.head]
  }

  shift(): T | undefined {
    const item = this.items[this.head]
    if (this.head < this.items.length) {
      this.items[this.head] = undefined
      this.head += 1
      // Half of it empty: moving the rest down now costs as much as all shifts since the last time.
      if (this.head > 1024 && this.head * 2 > this.items.length) {
        this.items = this.items.slice(this.head)
        this.head = 0
      }
    }
    return item
  }
}
