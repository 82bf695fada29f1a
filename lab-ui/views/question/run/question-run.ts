import type { Policy } from '../../../../scenarios/setup/policy/policy.ts'
import { questionEngine, questionLanes } from '../../../../scenarios/question/cell.ts'
import { rounds, warmAfter } from '../../../../scenarios/question/rounds.ts'
import type { EngineFacts } from '../../../../scenarios/words/engine.ts'
import type { Stage } from '../../../../scenarios/setup/stage.ts'
import { environments, type Environment } from '../../../../scenarios/words/strategy.ts'
import { answerOf, control, ControlError } from '../../../control/client.ts'
import { closeOwn, newId } from '../../../control/own-resident.ts'
import { stageBody } from '../../../control/stage-body.ts'
import { emptyQuestion, type HalfState, type QuestionState } from './question-state.ts'
import { sendRound } from './send-round.ts'

/** Counts what this page has sent, so that no two attempts have the same id. */
let sendings = 0

/**
 * Two stages of the page's own, made when it is opened and closed when it is left, and what is sent to them.
 * A stage that has been stopped meanwhile, for want of use, is made anew.
 */
export class QuestionRun {
  readonly #policy: Policy
  readonly #tell: (state: QuestionState) => void
  /** The stage of each half, from the moment on when it is asked for. */
  readonly #ids = new Map<Environment, string>()
  #state = emptyQuestion
  #stopper = new AbortController()
  #isClosed = false

  constructor(policy: Policy, tell: (state: QuestionState) => void) {
    this.#policy = policy
    this.#tell = tell
  }

  /** Sends every cell. Never rejects: what fails is told by the state. */
  async send(): Promise<void> {
    if (this.#isClosed) return
    this.#stopper.abort()
    const stopper = new AbortController()
    this.#stopper = stopper
    const number = (sendings += 1)
    const startedAt = performance.now()
    this.#change({ isSending: true })
    const engines = await answerOf(control.api.engines.$get()).then(
      (answer) => answer.engines,
      () => [],
    )
    if (stopper.signal.aborted) return
    this.#change({ engines })
    await Promise.all(
      environments.map((environment) => this.#sendHalf(environment, number, engines, stopper.signal)),
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
    for (const id of this.#ids.values()) closeOwn('stages', id)
  }

  async #sendHalf(
    environment: Environment,
    number: number,
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
        const run = await sendRound({ stage, round, number, after, stop })
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
    const known = this.#ids.get(environment)
    const current = known === undefined ? null : await this.#stillThere(known)
    if (current !== null && current.lanes.length === lanes.length) return current
    if (known !== undefined) closeOwn('stages', known)
    const id = newId('stages')
    this.#ids.set(environment, id)
    const json = { ...stageBody({ policy: this.#policy, lanes }), chosenId: id }
    const made = await answerOf(control.api.stages.$post({ json }))
    this.#changeHalf(environment, { stage: made })
    return made
  }

  async #stillThere(id: string): Promise<Stage | null> {
    try {
      return await answerOf(control.api.stages[':id'].$get({ param: { id } }))
    } catch (error) {
      if (error instanceof ControlError && error.status === 404) return null
      throw error
    }
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
