import type { Exchange } from './exchange.ts'

/** A change that a backend's handler made to its store for one attempt. */
export interface Work {
  readonly lane: string
  readonly change: 'created' | 'updated' | 'deleted' | 'session'
  readonly id: string
}

/** One fetch from one page origin to one lane, as the witnesses and the store saw it. */
export interface Attempt {
  readonly id: string
  readonly exchanges: readonly Exchange[]
  readonly work: readonly Work[]
  /**
   * Whether requests came without any attempt's id that may have been this one's and may have been another's: then
   * nothing can be said of what arrived. Left out where it is not so.
   */
  readonly isUnclear?: boolean | undefined
}

/** What an attempt's id may look like: it travels in Referer and in query strings unescaped. */
export const attemptIdPattern = /^[A-Za-z0-9._~-]{1,64}$/

export const maxAttemptsPerLookUp = 200

/** The path of a referrer that carries an attempt's id; the page sets it, the witnesses read it. */
export function attemptReferrer(id: string): string {
  return `/attempt/${id}`
}

/**
 * The attempt's id in the value of a Referer header, or null when it carries none.
 * Never throws, whatever the header holds.
 */
export function attemptIdFromReferer(referer: string): string | null {
  return /^https?:\/\/[^/?#\s]+\/attempt\/([A-Za-z0-9._~-]{1,64})$/.exec(referer)?.[1] ?? null
}
