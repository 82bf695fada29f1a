import { countChange } from '../../../scenarios/company/change-count.ts'
import { requestOf, type CompanyCall, type SentCall } from '../../../scenarios/company/company-call.ts'
import { companyWith, withAddition, type Drift } from '../../../scenarios/company/company-change.ts'
import type { AdditionKind } from '../../../scenarios/company/company-policy.ts'
import type { Arrangement, ArrangementName, Company } from '../../../scenarios/company/company.ts'
import type { CompanyRequest } from '../../../scenarios/company/company-request.ts'
import { serviceNames, type Service } from '../../../scenarios/company/service.ts'
import type { Policy } from '../../../scenarios/setup/policy/policy.ts'
import type { EngineName } from '../../../scenarios/words/engine.ts'
import { agents } from '../../attempt/agents/agents.ts'
import { Series, type SeriesStep } from '../../attempt/sending/series.ts'
import type { PageAttempts } from '../../attempt/run/page-attempts.ts'
import { ownCompany } from '../../control/own-company.ts'
import { emptyCompany, type CompanyState, type CompanyRound } from './company-state.ts'

/** What the company is to be, but for its policy. */
export interface CompanySetup {
  readonly arrangements: readonly ArrangementName[]
  readonly engine: EngineName | undefined
  readonly drift: Drift | null
}

interface CallStep extends SeriesStep {
  readonly call: CompanyCall
}

/** One service of an arrangement, as something to send to. */
interface ServiceLane {
  readonly id: Service
  readonly strategy: 'none'
  readonly url: string
}

/** A company of the page's own, made when it is opened and closed when it is left, and what is sent to it. */
export class CompanyRun {
  readonly #firstPolicy: Policy
  readonly #attempts: PageAttempts
  readonly #tell: (state: CompanyState) => void
  readonly #own = ownCompany()
  #state = emptyCompany
  #request: CompanyRequest | null = null
  #setup: CompanySetup | null = null
  #running: readonly Series<CallStep, ServiceLane>[] = []
  #isClosed = false
  /** What is asked of the company is done one after the other. */
  #last: Promise<void> = Promise.resolve()

  constructor(firstPolicy: Policy, attempts: PageAttempts, tell: (state: CompanyState) => void) {
    this.#firstPolicy = firstPolicy
    this.#attempts = attempts
    this.#tell = tell
  }

  /** Makes the company so, under the policy that it has. Never rejects: what fails is told by the state. */
  setUp(setup: CompanySetup): Promise<void> {
    this.stop()
    return this.#inTurn(async () => {
      this.#setup = setup
      await this.#become(companyOf(this.#request?.policy ?? this.#firstPolicy, setup))
    })
  }

  /** Adds to the policy, wherever the company keeps it, but for the backend of a team that forgets. */
  add(kind: AdditionKind, value: string, forgetful: Service | null): Promise<void> {
    this.stop()
    return this.#inTurn(async () => {
      if (this.#request === null) return
      // As it is now: one that was stopped for want of use runs again first, so that only the change is counted.
      const before = await this.#current(this.#request)
      const after = await this.#become(withAddition(this.#request, kind, value, forgetful))
      const counts = after.arrangements.flatMap((arrangement) => {
        const old = before.arrangements.find(({ name }) => name === arrangement.name)
        return old === undefined ? [] : [[arrangement.name, countChange(old, arrangement)] as const]
      })
      this.#change({ change: { kind, value, forgetful, counts: Object.fromEntries(counts) } })
    })
  }

  /** Puts the policy back with which the company began. */
  takeBack(): Promise<void> {
    this.stop()
    return this.#inTurn(async () => {
      if (this.#setup === null) return
      await this.#become(companyOf(this.#firstPolicy, this.#setup))
      this.#change({ change: null })
    })
  }

  /** Sends every call from every page origin to every service, in every arrangement, for real. */
  send(calls: readonly CompanyCall[], origins: readonly string[]): Promise<void> {
    this.stop()
    return this.#inTurn(async () => {
      if (this.#request === null) return
      // As it is now: it may have been stopped for want of use, or its proxy have died.
      const company = await this.#current(this.#request)
      const id = this.#attempts.newId('c')
      const sent: SentCall[] = []
      const of = company.arrangements.length * serviceNames.length * calls.length * origins.length
      const show = (part: Partial<CompanyRound>) =>
        this.#change({
          company,
          round: { company, sent: [...sent], of, isRunning: true, stoppedBecause: null, ...part },
        })
      show({})
      this.#running = company.arrangements.map((arrangement) =>
        seriesTo(arrangement, id, calls, origins, (call) => {
          sent.push(call)
          show({})
        }),
      )
      const ends = await Promise.all(this.#running.map((series) => series.run()))
      this.#running = []
      show({ isRunning: false, stoppedBecause: ends.find((end) => end !== null) ?? null })
    })
  }

  stop(): void {
    for (const series of this.#running) series.stop()
  }

  /** Closes the company: the page is left. */
  close(): void {
    this.#isClosed = true
    this.stop()
    void this.#own.close()
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(async () => {
      if (this.#isClosed) return
      try {
        await act()
      } catch (error) {
        const failure = error instanceof Error ? error.message : String(error)
        this.#change({ isChanging: false, failure })
      }
    })
    return this.#last
  }

  /** Has the company changed, and forgets what was sent to it before. */
  async #become(request: CompanyRequest): Promise<Company> {
    this.#change({ isChanging: true, failure: null, round: null })
    const company = await this.#own.become(request)
    this.#request = request
    this.#change({ company, isChanging: false })
    return company
  }

  async #current(request: CompanyRequest): Promise<Company> {
    const company = (await this.#own.current()) ?? (await this.#own.become(request))
    this.#change({ company, failure: null })
    return company
  }

  #change(change: Partial<CompanyState>): void {
    this.#state = { ...this.#state, ...change }
    if (!this.#isClosed) this.#tell(this.#state)
  }
}

const companyOf = (policy: Policy, { arrangements, engine, drift }: CompanySetup) =>
  companyWith(policy, arrangements, engine, drift)

function seriesTo(
  { name, stage, url }: Arrangement,
  id: string,
  calls: readonly CompanyCall[],
  origins: readonly string[],
  onSent: (call: SentCall) => void,
): Series<CallStep, ServiceLane> {
  const lanes = serviceNames.map((service): ServiceLane => ({ id: service, strategy: 'none', url }))
  return new Series<CallStep, ServiceLane>(
    {
      stage: { id: stage, lanes },
      headers: 'all',
      *stepsOf({ id: service }) {
        for (const origin of origins)
          for (const call of calls) {
            const attemptId = `${id}-${name}-${service}-${call}-${origins.indexOf(origin)}`
            // A fragment of its own: each preflight goes over the wire, whatever this browser remembers.
            yield { attemptId, fragment: attemptId, request: requestOf(call, service, origin), call }
          }
      },
      onCounted: ({ step: { attemptId, call, request }, lane, result, seen }) =>
        onSent({
          arrangement: name,
          service: lane.id,
          call,
          origin: request.origin,
          attemptId,
          result,
          exchanges: seen.exchanges,
          isUnclear: seen.isUnclear,
        }),
    },
    agents,
  )
}
