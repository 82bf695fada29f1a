import type { ReasonCode } from '../../../../scenarios/fetch-standard/recording/reason-code.ts'
import type { AskedFetch } from '../asked-fetch.ts'

/** What a server answers, or how it ends the connection instead. */
export type Reply =
  | {
      /** 200 where left out. */
      readonly status?: number
      /** A list is sent as a field line for each value. */
      readonly headers?: Readonly<Record<string, string | readonly string[]>>
      readonly body?: string
      /** How long the answer takes, in milliseconds. */
      readonly afterMs?: number
      /** Whether the body goes on until the browser closes the connection. */
      readonly staysOpen?: true
    }
  | { readonly error: 'reset' | 'closed' }

/** A request that a page makes, and what the Fetch standard leads one to expect where it is blocked. */
export interface SituationAsk extends Pick<AskedFetch, 'url'> {
  /** `fetch` where left out. */
  readonly by?: AskedFetch['by']
  readonly init?: AskedFetch['init']
  /** Whether the frame makes it, not the page. */
  readonly inFrame?: true
  /**
   * The reason by the standard, where it is blocked; left out where an export does not tell it. The outcome and the error
   * are recorded from the browser.
   */
  readonly reason?: ReasonCode
  /** The hop on which it is blocked; the first where left out. */
  readonly hop?: number
}

/** A page, what it asks for, and what is answered. Plain data. */
export interface Situation {
  /** What it is, in plain words; no two are the same. */
  readonly name: string
  /** The URL of the page; https://shop.test/ where left out. */
  readonly page?: string
  /** What the page is served with, beside its type. */
  readonly pageHeaders?: Readonly<Record<string, string>>
  /** A frame in the page. */
  readonly frame?: { readonly url: string; readonly isSandboxed?: true }
  /** The script of a service worker, which controls the page before it asks for anything. */
  readonly serviceWorker?: string
  /**
   * What is answered, by URL, or by method and URL (`OPTIONS https://api.test/a` for a preflight). Of a list each request
   * gets the next, and the last one ever after. For all else it is 404.
   */
  readonly answers: Readonly<Record<string, Reply | readonly Reply[]>>
  /** One after the other. */
  readonly asks: readonly SituationAsk[]
  /** Whether they are made at once instead. */
  readonly together?: true
  /** Who writes the HAR; DevTools where left out. */
  readonly recorder?: 'Playwright'
}

/** The page of most situations, and the servers of other origins. */
export const shop = 'https://shop.test'
export const api = 'https://api.test'
export const files = 'https://files.test'
/** Nothing listens there. */
export const down = 'https://down.test'
/** Its certificate is one that the browser does not trust. */
export const untrusted = 'https://untrusted.test'

/** The headers of an answer that lets the shop read it. */
export const allowing = (more: Readonly<Record<string, string>> = {}) => ({
  'Access-Control-Allow-Origin': shop,
  ...more,
})
/** The headers of an answer that lets every page read it. */
export const anyone = { 'Access-Control-Allow-Origin': '*' }

/** The answer to a preflight that lets the shop go on with these methods and header names. */
export const permitting = (
  methods: string,
  names = '',
  more: Readonly<Record<string, string>> = {},
): Reply => ({
  status: 204,
  headers: allowing({
    'Access-Control-Allow-Methods': methods,
    ...(names !== '' && { 'Access-Control-Allow-Headers': names }),
    ...more,
  }),
})
