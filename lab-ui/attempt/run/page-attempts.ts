import { createContext, useContext } from 'react'
import type { Lane } from '../../../scenarios/setup/stage.ts'
import { randomId } from '../../shell/secure-context.ts'
import { EarlierRuns } from './earlier-runs.ts'
import type { Run } from './run.ts'

/** What a page has sent, for as long as it lives, whichever view is open: what its browser may remember of it. */
export class PageAttempts {
  /** Unique: other pages of the same browser share its preflight cache. */
  readonly pageId = randomId(8)
  readonly earlier = new EarlierRuns()
  /** The URLs that had a preflight; each has a fragment, which no other page has. */
  readonly #preflighted = new Set<string>()
  #latest: Run | null = null
  readonly #counts = new Map<string, number>()

  /** The latest run of the bench that has settled: still shown when somebody comes back from another view. */
  get latest(): Run | null {
    return this.#latest
  }

  showLatest(run: Run): void {
    this.#latest = run
  }

  /** Whether an attempt at this very URL had a preflight, which the browser may remember. */
  hadPreflight({ url }: Lane, fragment: string): boolean {
    return this.#preflighted.has(`${url}#${fragment}`)
  }

  /** Remembers a run that is over, and the lanes in which it had a preflight. */
  add(run: Run, preflighted: readonly Lane[]): void {
    this.earlier.add(run)
    for (const { url } of preflighted) this.#preflighted.add(`${url}#${run.fragment}`)
  }

  /** An id that no attempt of this browser has, and that tells by a letter what it is for. */
  newId(letter: string): string {
    const count = (this.#counts.get(letter) ?? 0) + 1
    this.#counts.set(letter, count)
    return `${this.pageId}-${letter}${count}`
  }
}

const Context = createContext<PageAttempts | null>(null)

export const PageAttemptsProvider = Context.Provider

/** @throws Error outside a PageAttemptsProvider. */
export function usePageAttempts(): PageAttempts {
  const attempts = useContext(Context)
  if (attempts === null) throw new Error('There is no PageAttemptsProvider around this component.')
  return attempts
}
