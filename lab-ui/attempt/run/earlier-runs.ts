import type { Run } from './run.ts'

/** So many are remembered; a run that is sent again after more of them is judged without what came before it. */
const mostRuns = 200

/** The runs that this page has sent and that are over: what the browser's preflight cache may still know of. */
export class EarlierRuns {
  readonly #runs = new Map<string, Run>()

  add(run: Run): void {
    this.#runs.set(run.id, run)
    const [oldest] = this.#runs.keys()
    if (this.#runs.size > mostRuns && oldest !== undefined) this.#runs.delete(oldest)
  }

  /** Those before a run that had its fragment, which is in the key of the preflight cache; the first first. */
  before({ fragment, number }: Run): readonly Run[] {
    return [...this.#runs.values()].filter((run) => run.fragment === fragment && run.number < number)
  }
}
