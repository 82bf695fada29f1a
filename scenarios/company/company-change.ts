import type { Policy } from '../setup/policy/policy.ts'
import type { EngineName } from '../words/engine.ts'
import { additions, type AdditionKind } from './company-policy.ts'
import type { ArrangementName, Copies } from './company.ts'
import type { ArrangementRequest, CompanyRequest } from './company-request.ts'
import { driftKinds, type DriftKind } from './drift.ts'
import { serviceNames, type Service } from './service.ts'

/** Which team's copy has fallen behind, and how. */
export interface Drift {
  readonly service: Service
  readonly kind: DriftKind
}

/** A company of which one copy has drifted, in the same way in each arrangement; null for none. */
export function companyWith(
  policy: Policy,
  arrangements: readonly ArrangementName[],
  engine: EngineName | undefined,
  drift: Drift | null,
): CompanyRequest {
  const copy = drift === null ? null : driftKinds[drift.kind].copyOf(policy)
  const copies: Copies = drift === null || copy === null ? {} : { [drift.service]: copy }
  return {
    policy,
    ...(engine !== undefined && { engine }),
    arrangements: arrangements.map((name) => ({ name, copies })),
  }
}

/**
 * The company after its policy was added to. At the proxy it is written once, in the shared place: a location with
 * a copy of its own is not reached. In the backends every team writes it into its own copy, but for the one that
 * forgets.
 */
export function withAddition(
  company: CompanyRequest,
  kind: AdditionKind,
  value: string,
  forgetful: Service | null,
): CompanyRequest {
  const add = (policy: Policy) => additions[kind].add(policy, value)
  const copiesAfter = ({ name, copies = {} }: ArrangementRequest): Copies => {
    const entries = serviceNames.flatMap((service) => {
      const copy = copies[service]
      if (name === 'proxy') return copy === undefined ? [] : [[service, copy] as const]
      if (service === forgetful) return [[service, copy ?? company.policy] as const]
      return copy === undefined ? [] : [[service, add(copy)] as const]
    })
    return Object.fromEntries(entries)
  }
  return {
    ...company,
    policy: add(company.policy),
    arrangements: company.arrangements.map((each) => ({ name: each.name, copies: copiesAfter(each) })),
  }
}
