/** The last lines of what a program wrote, each of them whole: half a line may read as something else. */
export class LastWords {
  private readonly maxLength: number
  private kept = ''
  /** The beginning of the line that is being written was dropped. */
  private isInCutLine = false
  private isWhole = true

  /** @param maxLength how many characters are kept. */
  constructor(maxLength: number) {
    this.maxLength = maxLength
  }

  /** Takes what came next, wherever it begins and ends. */
  add(text: string): void {
    let next = text
    if (this.isInCutLine) {
      const end = next.indexOf('\n')
      if (end === -1) return
      next = next.slice(end + 1)
      this.isInCutLine = false
    }
    const all = this.kept + next
    if (all.length <= this.maxLength) {
      this.kept = all
      return
    }
    this.isWhole = false
    const from = all.length - this.maxLength
    const start = all.indexOf('\n', from - 1)
    this.isInCutLine = start === -1
    this.kept = start === -1 ? '' : all.slice(start + 1)
  }

  /** All that is kept, without space around it, and whether that is all that there was. */
  get all(): { readonly text: string; readonly isWhole: boolean } {
    return { text: this.kept.trim(), isWhole: this.isWhole }
  }
}
