import type { ChangeCount } from '../../../scenarios/company/change-count.ts'
import type { SentCall } from '../../../scenarios/company/company-call.ts'
import type { AdditionKind } from '../../../scenarios/company/company-policy.ts'
import type { ArrangementName, Company } from '../../../scenarios/company/company.ts'
import type { Service } from '../../../scenarios/company/service.ts'

/** What was sent to a company, as it ran then. */
export interface CompanyRound {
  readonly company: Company
  readonly sent: readonly SentCall[]
  /** How many calls it is in all. */
  readonly of: number
  readonly isRunning: boolean
  /** Why it ended before all were sent; null when it did not. */
  readonly stoppedBecause: string | null
}

/** What one change of the policy took. */
export interface PolicyChange {
  readonly kind: AdditionKind
  readonly value: string
  readonly forgetful: Service | null
  readonly counts: Readonly<Partial<Record<ArrangementName, ChangeCount>>>
}

/** All that the page knows of its company. */
export interface CompanyState {
  /** Null while there is none. */
  readonly company: Company | null
  readonly isChanging: boolean
  /** Why the lab did not do what was asked last; null while nothing is wrong. */
  readonly failure: string | null
  /** Null while nothing was sent since the last change. */
  readonly round: CompanyRound | null
  /** The last change of the policy; null while it is the one that the company began with. */
  readonly change: PolicyChange | null
}

export const emptyCompany: CompanyState = {
  company: null,
  isChanging: true,
  failure: null,
  round: null,
  change: null,
}
