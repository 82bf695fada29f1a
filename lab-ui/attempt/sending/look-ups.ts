import type { Attempt } from '../../../scenarios/words/attempt.ts'

/** One look-up for so many costs next to nothing; one for each attempt costs 40 % of the rate. */
const enough = 128
const mostAtOnce = 200
/** Attempts that come slower than that are not kept waiting: a look-up a second is not felt either. */
const longestWaitMs = 500
/** Who is so far ahead of the look-ups has to wait for them, so that memory stays flat. */
const mostWaiting = 600

interface LookUpsOptions<Waiting> {
  /** Asks for many attempts at once; answers in the order asked. */
  readonly ask: (waiting: readonly Waiting[]) => Promise<readonly Attempt[]>
  readonly onSeen: (waiting: Waiting, seen: Attempt) => void
}

/**
 * Looks attempts up at the witnesses, many at a time and in the order in which they came, while others go on being
 * sent.
 */
export class LookUps<Waiting> {
  private readonly options: LookUpsOptions<Waiting>
  private readonly waiting: Waiting[] = []
  private asking: Promise<void> | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private failed: { readonly error: unknown } | null = null

  constructor(options: LookUpsOptions<Waiting>) {
    this.options = options
  }

  /**
   * Takes one more. Resolves when there is room for the next.
   * @throws what a look-up threw; it is not made a second time.
   */
  async add(each: Waiting): Promise<void> {
    this.throwIfFailed()
    this.waiting.push(each)
    if (this.waiting.length >= enough) this.askNow()
    else this.timer ??= setTimeout(() => this.askNow(), longestWaitMs)
    while (this.waiting.length > mostWaiting && this.asking !== null) await this.asking
    this.throwIfFailed()
  }

  /** Looks one up by itself and at once. @throws as `add` does. */
  async addAtOnce(each: Waiting): Promise<void> {
    await this.lookUp([each])
    this.throwIfFailed()
  }

  /** Resolves when all that were added have been looked up. @throws as `add` does. */
  async finish(): Promise<void> {
    while (this.waiting.length > 0 || this.asking !== null) {
      this.askNow()
      await this.asking
    }
    this.throwIfFailed()
  }

  private askNow(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    if (this.asking !== null || this.waiting.length === 0) return
    const asked = this.waiting.splice(0, mostAtOnce)
    this.asking = this.lookUp(asked).finally(() => {
      this.asking = null
      if (this.waiting.length >= enough) this.askNow()
      else if (this.waiting.length > 0) this.timer ??= setTimeout(() => this.askNow(), longestWaitMs)
    })
  }

  private async lookUp(asked: readonly Waiting[]): Promise<void> {
    try {
      const attempts = await this.options.ask(asked)
      for (const [at, each] of asked.entries()) {
        const seen = attempts[at]
        if (seen !== undefined) this.options.onSeen(each, seen)
      }
    } catch (error) {
      this.failed = { error }
      this.waiting.length = 0
    }
  }

  private throwIfFailed(): void {
    if (this.failed !== null) throw this.failed.error
  }
}
