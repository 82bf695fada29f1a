import type { Policy } from '../setup/policy/policy.ts'

interface DriftFacts {
  readonly title: string
  /** How it comes about, in the words of a team. */
  readonly says: string
  /** What the team's copy says where the company's policy says this; null where it has nothing to lose. */
  readonly copyOf: (policy: Policy) => Policy | null
}

const longMaxAge = 86_400
const shortMaxAge = 600

/** The ways in which a copy of the policy falls behind. */
export const driftKinds = {
  'origin-forgotten': {
    title: 'an origin forgotten',
    says: 'The last origin of the policy came later, and this team did not put it in.',
    copyOf: (policy) =>
      policy.origins === '*' || policy.origins.length === 0
        ? null
        : { ...policy, origins: policy.origins.slice(0, -1) },
  },
  'header-forgotten': {
    title: 'a request header less',
    says: 'The last request header of the policy came later, and this team did not put it in.',
    copyOf: (policy) =>
      policy.requestHeaders.length === 0
        ? null
        : { ...policy, requestHeaders: policy.requestHeaders.slice(0, -1) },
  },
  'old-copy': {
    title: 'an old copy',
    says: 'This team still has the policy of last year: one method less, and another Max-Age.',
    copyOf: (policy) => ({
      ...policy,
      methods: policy.methods.slice(0, -1),
      maxAgeSeconds: policy.maxAgeSeconds === longMaxAge ? shortMaxAge : longMaxAge,
    }),
  },
} as const satisfies Readonly<Record<string, DriftFacts>>

export type DriftKind = keyof typeof driftKinds

export const driftKindNames = Object.keys(driftKinds) as DriftKind[]
