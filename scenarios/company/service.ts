/** The services of the company, each of a team of its own. */
export const serviceNames = ['orders', 'invoices', 'users'] as const

export type Service = (typeof serviceNames)[number]

/** What a page writes to a service, beside its title. */
export const services = {
  orders: { body: { item: 'tea', quantity: 3 } },
  invoices: { body: { customer: 'Ada', cents: 1250 } },
  users: { body: { name: 'Ada', email: 'ada@company.example' } },
} as const satisfies Readonly<Record<Service, { readonly body: object }>>

/** The service that a request target belongs to: paths begin with a service's name. Null for none. */
export const serviceOfTarget = (target: string): Service | null =>
  serviceNames.find((name) => target.startsWith(`/${name}`)) ?? null
