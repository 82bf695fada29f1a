import type { Policy } from '../../../../scenarios/setup/policy/policy.ts'
import { questionEngine, questionLanes } from '../../../../scenarios/question/cell.ts'
import { rounds, warmAfter } from '../../../../scenarios/question/rounds.ts'
import type { EngineFacts } from '../../../../scenarios/words/engine.ts'
import type { Stage } from '../../../../scenarios/setup/stage.ts'
import { environments, type Environment } from '../../../../scenarios/words/strategy.ts'
import type { PageAttempts } from '../../../attempt/run/page-attempts.ts'
import { answerOf, control } from '../../../control/client.ts'
import { ownStage } from '../../../control/own-stage.ts'
import { emptyQuestion, type HalfState, type QuestionState } from './question-state.ts'
import { sendRound } from './send-round.ts'

/**
 * Two stages of the page's own, made when it is opened and closed when it is left, and what is sent to them.
 * A stage that has been stopped meanwhile, for want of use, is made anew.
 */
export class QuestionRun {
  readonly #policy: Policy
  readonly #tell: (state: QuestionState) => void
  readonly #attempts: PageAttempts
  readonly #stages = { local: ownStage(), deployed: ownStage() } as const satisfies Record<
    Environment,
    unknown
  >
  #state = emptyQuestion
  #stopper = new AbortController()
  #isClosed = false
  #sendings = 0

  constructor(policy: Policy, attempts: PageAttempts, tell: (state: QuestionState) => void) {
    this.#policy = policy
    this.#attempts = attempts
    this.#tell = tell
  }

  /** Sends every cell. Never rejects: what fails is told by the state. */
  async send(): Promise<void> {
    if (this.#isClosed) return
    this.#stopper.abort()
    const stopper = new AbortController()
    this.#stopper = stopper
    const sending = { id: this.#attempts.newId('q'), number: (this.#sendings += 1) }
    const startedAt = performance.now()
    this.#change({ isSending: true })
    const engines = await answerOf(control.api.engines.$get()).then(
      (answer) => answer.engines,
      () => [],
    )
    if (stopper.signal.aborted) return
    this.#change({ engines })
    await Promise.all(
      environments.map((environment) => this.#sendHalf(environment, sending, engines, stopper.signal)),
    )
    if (stopper.signal.aborted) return
    this.#change({
      isSending: false,
      sentCount: this.#state.sentCount + 1,
      endedAt: new Date(),
      tookMs: performance.now() - startedAt,
    })
  }

  /** Closes the stages, also those that are still being made: the page is left. */
  close(): void {
    this.#isClosed = true
    this.#stopper.abort()
    for (const stage of Object.values(this.#stages)) void stage.close()
  }

  async #sendHalf(
    environment: Environment,
    sending: { readonly id: string; readonly number: number },
    engines: readonly EngineFacts[],
    stop: AbortSignal,
  ): Promise<void> {
    try {
      const stage = await this.#stageOf(environment, engines)
      if (stop.aborted) return
      this.#changeHalf(environment, { stage, failure: null, runs: {} })
      for (const round of rounds) {
        const warm = warmAfter(round)
        const after = warm === round ? null : (this.#state.halves[environment].runs[warm] ?? null)
        const run = await sendRound({ ...sending, stage, round, after, stop })
        if (stop.aborted) return
        this.#changeHalf(environment, { runs: { ...this.#state.halves[environment].runs, [round]: run } })
      }
    } catch (error) {
      if (stop.aborted) return
      this.#changeHalf(environment, {
        runs: {},
        failure: error instanceof Error ? error.message : String(error),
      })
    }
  }

  /** The stage of a half, as it is now; a new one where there is none, or none that has all that can be had. */
  async #stageOf(environment: Environment, engines: readonly EngineFacts[]): Promise<Stage> {
    const available = engines.flatMap(({ name, available: isHere }) => (isHere ? [name] : []))
    const lanes = questionLanes(environment, questionEngine(available), available)
    const own = this.#stages[environment]
    const current = await own.current()
    if (current !== null && current.lanes.length === lanes.length) return current
    const made = await own.become({ policy: this.#policy, lanes })
    this.#changeHalf(environment, { stage: made })
    return made
  }

  #changeHalf(environment: Environment, change: Partial<HalfState>): void {
    const { halves } = this.#state
    this.#change({ halves: { ...halves, [environment]: { ...halves[environment], ...change } } })
  }

  #change(change: Partial<QuestionState>): void {
    this.#state = { ...this.#state, ...change }
    if (!this.#isClosed) this.#tell(this.#state)
  }
}
