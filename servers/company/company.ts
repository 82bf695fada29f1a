import type { ArrangementName, Company } from '../../scenarios/company/company.ts'
import type { ArrangementRequest, CompanyRequest } from '../../scenarios/company/company-request.ts'
import { serviceNames } from '../../scenarios/company/service.ts'
import type { EngineName } from '../../scenarios/words/engine.ts'
import { ResidentError } from '../residents/resident-error.ts'
import { allOrNone } from '../stage/all-or-none.ts'
import type { LaneContext } from '../stage/lane-context.ts'
import { createSerialQueue } from '../hop/serial-queue.ts'
import { startArrangement, type ArrangementSetup, type RunningArrangement } from './arrangement.ts'

export interface RunningCompany {
  readonly id: string
  describe(): Company
  /**
   * Changes it in place: arrangements that stay keep their addresses, and nothing of theirs that keeps its text is
   * started anew. Changes run one after the other. All or nothing: when anything does not start, nothing is changed.
   */
  change(request: CompanyRequest): Promise<void>
  close(): Promise<void>
}

export interface CompanyOptions {
  readonly id: string
  readonly request: CompanyRequest
  readonly defaultEngine: EngineName
  readonly context: Omit<LaneContext, 'stage'>
}

/** What the witnesses call an arrangement of a company. */
const stageOfArrangement = (company: string, name: ArrangementName): string => `${company}-${name}`

/** The company to which belongs what the witnesses call a stage. */
export const companyOfStage = (stage: string): string => stage.slice(0, Math.max(0, stage.lastIndexOf('-')))

/** Starts a company; resolves once all its arrangements listen. */
export async function startCompany(options: CompanyOptions): Promise<RunningCompany> {
  const { id, request, defaultEngine, context } = options
  const setupOf = (of: CompanyRequest, { copies = {} }: ArrangementRequest): ArrangementSetup => ({
    policy: of.policy,
    engine: of.engine ?? defaultEngine,
    copies: Object.fromEntries(
      serviceNames.flatMap((service) => (copies[service] === undefined ? [] : [[service, copies[service]]])),
    ),
  })
  const startAll = (of: CompanyRequest, wanted: readonly ArrangementRequest[]) =>
    allOrNone(
      wanted.map((each) =>
        startArrangement(each.name, setupOf(of, each), {
          ...context,
          stage: stageOfArrangement(id, each.name),
        }),
      ),
      (arrangement) => arrangement.close(),
    )

  let { policy } = request
  let arrangements: readonly RunningArrangement[] = await startAll(request, request.arrangements)
  let isClosed = false
  const running = (name: ArrangementName) => arrangements.find((each) => each.name === name)

  const apply = async (next: CompanyRequest) => {
    if (isClosed)
      throw new ResidentError('unknown', `The company "${id}" was closed before its turn to change came.`)
    const prepared = await allOrNone(
      next.arrangements.flatMap((each) => {
        const arrangement = running(each.name)
        return arrangement === undefined ? [] : [arrangement.prepare(setupOf(next, each))]
      }),
      (change) => change.undo(),
    )
    const added = await startAll(
      next,
      next.arrangements.filter(({ name }) => running(name) === undefined),
    ).catch(async (error: unknown) => {
      await Promise.all(prepared.map((change) => change.undo()))
      throw error
    })
    for (const change of prepared) change.commit()
    const surplus = arrangements.filter(({ name }) => next.arrangements.every((each) => each.name !== name))
    const all = [...arrangements, ...added]
    arrangements = next.arrangements.flatMap(({ name }) => all.filter((each) => each.name === name))
    policy = next.policy
    await Promise.all(surplus.map((arrangement) => arrangement.close()))
  }

  const changes = createSerialQueue()
  return {
    id,
    describe: () => ({ id, policy, arrangements: arrangements.map((each) => each.describe()) }),
    change: (next) => changes.run(() => apply(next)),
    async close() {
      isClosed = true
      await changes.ended()
      await Promise.all(arrangements.map((each) => each.close()))
    },
  }
}
