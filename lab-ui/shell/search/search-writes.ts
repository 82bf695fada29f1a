/**
 * Tells what a view has written into its URL itself from what somebody else has brought there: by a link, or by going
 * back. What was written arrives a moment later, when the view may have changed again: to take it for news would undo
 * that change.
 */
export class SearchWrites {
  /** What the URL holds, or will hold as soon as all that was written is there. */
  #latest: string
  #underWay: string[] = []

  constructor(search: object) {
    this.#latest = textOf(search)
  }

  /** Whether this is something else than what was written, or came, last. */
  differs(search: object): boolean {
    return textOf(search) !== this.#latest
  }

  /** To be called for each write, in order. */
  write(search: object): void {
    this.#latest = textOf(search)
    this.#underWay.push(this.#latest)
  }

  /** To be called for each search that the URL comes to hold: whether somebody else has brought it. */
  isNews(search: object): boolean {
    const text = textOf(search)
    const at = this.#underWay.indexOf(text)
    // Those before it were overtaken, and never arrive.
    if (at !== -1) this.#underWay.splice(0, at + 1)
    if (at !== -1 || text === this.#latest) return false
    this.#latest = text
    this.#underWay = []
    return true
  }
}

/** The same text for the same search, in whatever order the router puts its members. */
const textOf = (search: object): string =>
  JSON.stringify(search, (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
