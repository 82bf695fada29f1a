import { randomBytes } from 'node:crypto'
import { arrangementNames } from '../../scenarios/company/company.ts'
import type { CompanyRequest } from '../../scenarios/company/company-request.ts'
import { serviceNames } from '../../scenarios/company/service.ts'
import { startCompany, stageOfArrangement, type CompanyOptions, type RunningCompany } from './company.ts'

/** A company that cannot be made or found; the message says why and what to do. */
export class CompanyError extends Error {
  override name = 'CompanyError'
  readonly reason: 'unknown' | 'too-many'

  constructor(reason: CompanyError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/** All companies of one lab: there is none at the start. */
export interface Companies {
  list(): readonly RunningCompany[]
  /** @throws CompanyError when there is none of that id. */
  get(id: string): RunningCompany
  /** @throws CompanyError when there are too many, EngineError when a proxy does not start. */
  create(request: CompanyRequest): Promise<RunningCompany>
  /** @throws CompanyError when there is none of that id. */
  remove(id: string): Promise<void>
  /** Whether the witnesses know a service by these names. */
  hasLane(stage: string, lane: string): boolean
  close(): Promise<void>
}

export interface CompaniesOptions extends Pick<CompanyOptions, 'context' | 'defaultEngine'> {
  readonly maxCompanies?: number
  /** One is stopped when nobody has asked for it or sent to it for so long. */
  readonly idleMs?: number
}

/** Companies come and go by create, remove and idleness. */
export function createCompanies({
  context,
  defaultEngine,
  maxCompanies = 6,
  idleMs = 15 * 60_000,
}: CompaniesOptions): Companies {
  const companies = new Map<string, RunningCompany>()
  const lastUsedAt = new Map<string, number>()
  const companyOfStage = new Map<string, string>()
  let starting = 0
  let isClosed = false

  const touch = (id: string) => lastUsedAt.set(id, performance.now())
  const keep = (company: RunningCompany) => {
    companies.set(company.id, company)
    for (const name of arrangementNames) companyOfStage.set(stageOfArrangement(company.id, name), company.id)
    touch(company.id)
  }
  const forget = async (company: RunningCompany) => {
    companies.delete(company.id)
    lastUsedAt.delete(company.id)
    for (const name of arrangementNames) companyOfStage.delete(stageOfArrangement(company.id, name))
    await company.close()
  }
  const stopNoticingUse = context.log.onUse((stage) => {
    const id = companyOfStage.get(stage)
    if (id !== undefined) touch(id)
  })
  const sweeper = setInterval(
    () => {
      for (const [id, at] of lastUsedAt) {
        const company = companies.get(id)
        if (company !== undefined && performance.now() - at >= idleMs) void forget(company)
      }
    },
    Math.min(idleMs, 60_000),
  )
  sweeper.unref()

  const get = (id: string) => {
    const company = companies.get(id)
    if (company === undefined) {
      throw new CompanyError(
        'unknown',
        `There is no company "${id.slice(0, 80)}": it was closed, or it was stopped after ${Math.round(idleMs / 60_000)} minutes without use. Make a new one with POST /api/companies.`,
      )
    }
    touch(id)
    return company
  }

  return {
    list: () => [...companies.values()],
    get,
    async create(request) {
      if (companies.size + starting >= maxCompanies) {
        throw new CompanyError(
          'too-many',
          `There are ${maxCompanies} companies already, which is the most. Close a page that shows one, or DELETE /api/companies/ID.`,
        )
      }
      starting += 1
      try {
        const id = `c${randomBytes(5).toString('hex')}`
        const company = await startCompany({ id, request, context, defaultEngine })
        if (isClosed) {
          await company.close()
          throw new CompanyError('unknown', 'The lab is closing.')
        }
        keep(company)
        return company
      } finally {
        starting -= 1
      }
    },
    remove: async (id) => forget(get(id)),
    hasLane: (stage, lane) => companyOfStage.has(stage) && serviceNames.some((name) => name === lane),
    async close() {
      isClosed = true
      clearInterval(sweeper)
      stopNoticingUse()
      await Promise.all([...companies.values()].map((company) => company.close()))
    },
  }
}
