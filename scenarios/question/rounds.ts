import type { PageRequest } from '../words/page-request.ts'

/**
 * What is sent to every cell, one after the other. The first is what the table shows; the others take apart who is
 * spared what: another visitor's browser remembers nothing, the same visitor's remembers the preflight.
 */
export const rounds = ['first', 'other-visitor', 'same-visitor', 'simple'] as const

export type Round = (typeof rounds)[number]

export const roundTitles: Readonly<Record<Round, string>> = {
  first: 'the first call',
  'other-visitor': 'the first call of another visitor',
  'same-visitor': 'the next call of the same visitor',
  simple: 'a call that needs no preflight',
}

/** The round whose URL, with its fragment, a round sends to again; its own where it starts cold. */
export const warmAfter = (round: Round): Round => (round === 'same-visitor' ? 'first' : round)

/** The POST of the article: JSON, from a page of another origin. In the round `simple` the same text, not called JSON. */
export function roundRequest(round: Round, origin: string): PageRequest {
  return {
    origin,
    method: 'POST',
    path: '/orders',
    headers: [],
    credentials: 'same-origin',
    mode: 'cors',
    redirect: 'follow',
    cache: 'default',
    contentType: round === 'simple' ? 'text/plain' : 'application/json',
    body: '{ "item": "tea", "quantity": 3 }',
  }
}
