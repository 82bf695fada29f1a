import type { ArrangementName, Company, Copies } from '../../scenarios/company/company.ts'
import type { CompanyRequest } from '../../scenarios/company/company-request.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import { startGuard } from '../guard/guard.ts'
import { laneEngines } from '../proxies/engines.ts'
import type { LaneContext } from '../stage/lane-context.ts'
import { testContext } from '../stage/lane-context.test-support.ts'
import { createWireLog, type WireLog } from '../witness/wire-log.ts'
import { createCompanies, type Companies, type CompaniesOptions } from './companies.ts'

export const pageOrigin = 'http://localhost:4100'
export const partnerOrigin = 'http://partner.example'

export const companyPolicy: Policy = {
  origins: [pageOrigin, partnerOrigin],
  methods: ['GET', 'POST', 'PUT'],
  requestHeaders: ['content-type', 'x-request-id'],
  exposeHeaders: [],
  credentials: false,
  maxAgeSeconds: 600,
}

/** For tests: both arrangements, with the same copies in them. */
export const bothWith = (copies: Copies = {}, policy: Policy = companyPolicy): CompanyRequest => ({
  policy,
  arrangements: [
    { name: 'proxy', copies },
    { name: 'backend', copies },
  ],
})

export interface TestCompanies {
  readonly companies: Companies
  readonly log: WireLog
  close(this: void): Promise<void>
}

/** For tests: a lab's companies, with every engine of this computer where no engines are given. */
export async function testCompanies({
  engines = laneEngines,
  ...options
}: Partial<CompaniesOptions> & Partial<Pick<LaneContext, 'engines'>> = {}): Promise<TestCompanies> {
  const guard = await startGuard()
  const log = createWireLog()
  const companies = createCompanies({
    context: { ...testContext({ log, guard, page: { files: [], embeddedBy: pageOrigin } }), engines },
    defaultEngine: 'embedded',
    ...options,
  })
  return {
    companies,
    log,
    async close() {
      await companies.close()
      await guard.close()
    },
  }
}

/** For tests: an arrangement of a company, which is there. */
export function arrangementOf({ arrangements }: Company, name: ArrangementName) {
  const found = arrangements.find((each) => each.name === name)
  if (found === undefined) throw new Error(`There is no arrangement ${name}.`)
  return found
}
