import { shortened } from '../../scenarios/words/texts/printable.ts'
import { errorLines, messageOf } from './error-lines.ts'
import type { Line } from './styled-line.ts'

/** Where failures of the lab itself are told: each once, however often it happens. */
export interface FaultLog {
  /** `what` is the beginning of a sentence, such as "Failed to stop an idle stage"; it holds nothing from outside. */
  report(this: void, what: string, error: unknown): void
  /** Says at once how often failures came again; else that is said a minute after they came first. */
  flush(this: void): void
}

export interface FaultLogOptions {
  readonly print: (...lines: readonly Line[]) => void
  /** The same failure is not told again for so long, in milliseconds. */
  readonly quietMs?: number
  /** Calls back after so many milliseconds, and does not keep the process running. */
  readonly later?: (callback: () => void, ms: number) => void
}

/** Different failures told within one quiet time: more of them are only counted. */
const mostTold = 20

/** Failures that agree in so many characters are the same. */
const longestKey = 500

/** Tells each failure in a few lines, and of those that come again only how often they did. */
export function createFaultLog({ print, quietMs = 60_000, later = onTimer }: FaultLogOptions): FaultLog {
  const repeats = new Map<string, number>()
  let others = 0
  const flush = () => {
    for (const [failure, count] of repeats) if (count > 0) print(`${failure} (${again(count)})`)
    if (others > 0) print(`Other failures that were not printed: ${others}`)
    repeats.clear()
    others = 0
  }
  return {
    flush,
    report(what, error) {
      const failure = shortened(`${what}: ${messageOf(error)}`, longestKey)
      const count = repeats.get(failure)
      if (count !== undefined) repeats.set(failure, count + 1)
      else if (repeats.size >= mostTold) others += 1
      else {
        if (repeats.size === 0) later(flush, quietMs)
        repeats.set(failure, 0)
        print(...errorLines(what, error))
      }
    },
  }
}

const again = (count: number) => (count === 1 ? 'once more' : `${count} more times`)

const onTimer = (callback: () => void, ms: number) => void setTimeout(callback, ms).unref()
