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
