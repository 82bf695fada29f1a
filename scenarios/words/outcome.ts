/** Where an attempt ended. A closed union: every place that speaks of outcomes switches over it. */
export const outcomes = [
  'readable',
  'opaque',
  'blocked-at-preflight',
  'blocked-at-response',
  'not-sent',
  'no-response',
] as const

export type Outcome = (typeof outcomes)[number]
