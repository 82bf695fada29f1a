import { z } from 'zod'
import { policySchema, type Policy } from '../setup/policy/policy.ts'
import { engineNames, type EngineName } from '../words/engine.ts'
import { arrangementNames, type ArrangementName, type Copies } from './company.ts'
import type { Service } from './service.ts'

const copiesSchema = z.strictObject({
  orders: policySchema.optional(),
  invoices: policySchema.optional(),
  users: policySchema.optional(),
} satisfies Record<Service, unknown>)

const arrangementSchema = z.strictObject({
  name: z.enum(arrangementNames, `An arrangement is one of: ${arrangementNames.join(', ')}.`),
  copies: copiesSchema.optional(),
})

/** The body of `POST /api/companies` and `PUT /api/companies/:id`. */
export const companyRequestSchema = z.strictObject({
  policy: policySchema,
  engine: z.enum(engineNames, `An engine is one of: ${engineNames.join(', ')}.`).optional(),
  arrangements: z
    .array(arrangementSchema)
    .min(1, 'A company has at least one arrangement.')
    .max(arrangementNames.length, `A company has at most ${arrangementNames.length} arrangements.`)
    .refine(
      (all) => new Set(all.map(({ name }) => name)).size === all.length,
      'Each arrangement is there at most once.',
    ),
}) satisfies z.ZodType<CompanyRequest>

/** The three services, and where their policy stands. */
export interface CompanyRequest {
  /** What the company wants. */
  readonly policy: Policy
  /** Left out for the lab's own. */
  readonly engine?: EngineName | undefined
  readonly arrangements: readonly ArrangementRequest[]
}

export interface ArrangementRequest {
  readonly name: ArrangementName
  /**
   * Copies that differ from the policy: at the proxy the location of a service holds one of its own, and without
   * one it has the shared policy; a backend has a copy in any case, and this one instead.
   */
  readonly copies?: Copies | undefined
}
