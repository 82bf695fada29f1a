/** Where an attempt ended. A closed union: every place that speaks of outcomes switches over it. */
export type Outcome =
  | 'readable'
  | 'opaque'
  | 'blocked-at-preflight'
  | 'blocked-at-response'
  | 'not-sent'
  | 'no-response'

/** Whether page script gets no response at all. */
export const isBlocked = (outcome: Outcome): boolean => outcome !== 'readable' && outcome !== 'opaque'
