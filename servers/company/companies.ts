import type { CompanyRequest } from '../../scenarios/company/company-request.ts'
import { serviceNames } from '../../scenarios/company/service.ts'
import { createResidents, type Residents } from '../residents/residents.ts'
import { companyOfStage, startCompany, type CompanyOptions, type RunningCompany } from './company.ts'

/** All companies of one lab: there is none at the start. */
export interface Companies extends Residents<CompanyRequest, RunningCompany> {
  /** Whether the witnesses know a service by these names. */
  hasLane(stage: string, lane: string): boolean
}

export interface CompaniesOptions extends Pick<CompanyOptions, 'context' | 'defaultEngine'> {
  readonly maxCompanies?: number
  readonly idleMs?: number
}

/** Companies come and go: each page that shows one has its own. */
export function createCompanies({
  context,
  defaultEngine,
  maxCompanies = 6,
  idleMs = 15 * 60_000,
}: CompaniesOptions): Companies {
  const residents = createResidents({
    one: 'company',
    many: 'companies',
    path: '/api/companies',
    prefix: 'c',
    most: maxCompanies,
    idleMs,
    start: (id, request: CompanyRequest) => startCompany({ id, request, context, defaultEngine }),
    log: context.log,
    idOfStage: companyOfStage,
  })
  return {
    ...residents,
    hasLane: (stage, lane) =>
      residents.list().some(({ id }) => id === companyOfStage(stage)) &&
      serviceNames.some((name) => name === lane),
  }
}
