import type { Policy } from '../setup/policy/policy.ts'

/**
 * The policy that a company starts with: for the lab's first page and for that of the deployed topology.
 * @param origins the page origins of the lab, the dashboard's first.
 */
export function companyPolicy(origins: readonly string[]): Policy {
  const [dashboard = ''] = origins
  return {
    origins: [dashboard, ...origins.filter((origin) => origin.startsWith('http://app.'))],
    methods: ['GET', 'POST', 'PUT'],
    requestHeaders: ['content-type', 'x-request-id'],
    exposeHeaders: [],
    credentials: false,
    maxAgeSeconds: 600,
  }
}

interface Addition {
  readonly title: string
  /** What is added; null where the lab has no such page. */
  readonly valueOf: (origins: readonly string[]) => string | null
  readonly add: (policy: Policy, value: string) => Policy
}

/** What can be added to the policy by one click. */
export const additions = {
  origin: {
    title: 'an origin',
    valueOf: (origins) => origins.find((origin) => origin.startsWith('http://admin.')) ?? null,
    add: (policy, value) =>
      policy.origins === '*' ? policy : { ...policy, origins: withValue(policy.origins, value) },
  },
  header: {
    title: 'a request header',
    valueOf: () => 'x-tenant',
    add: (policy, value) => ({ ...policy, requestHeaders: withValue(policy.requestHeaders, value) }),
  },
} as const satisfies Readonly<Record<string, Addition>>

export type AdditionKind = keyof typeof additions

const withValue = (values: readonly string[], value: string) =>
  values.includes(value) ? values : [...values, value]
