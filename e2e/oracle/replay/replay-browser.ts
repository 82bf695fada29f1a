import type { lnaPermissions } from '../../../scenarios/fetch-standard/recording/recording.ts'
import type { ScriptTarget } from '../../support/browsers/browser.ts'
import type { Failure } from './observed.ts'

export interface PageWanted {
  /** A page that has one sandboxed frame. */
  readonly url: string
  /** Whether script is to run in that frame, whose origin is opaque. */
  readonly isOpaque: boolean
  /** How the user answered the prompt for the local network, in a browser that has one. */
  readonly lnaPermission: (typeof lnaPermissions)[number]
}

/** What a replay needs of a browser. */
export interface ReplayBrowser {
  open(page: PageWanted): Promise<ScriptTarget>
  /** Makes room in the browser's caches, where it would else evict preflight results at random. */
  clearCaches(): Promise<void>
  /**
   * Whether, since the last time, the browser gave up a request because a network interface came or went: Chromium does
   * so for requests to loopback too, whoever on this computer starts a container or a network namespace.
   */
  takeNetworkChange(): boolean
  /**
   * Why the browser says that fetches failed, by the id in their URL: all that it said since the last time. It waits a
   * moment for those that are expected. Empty for a browser that gives no reasons.
   */
  takeFailures(expected: readonly string[]): Promise<ReadonlyMap<string, Failure>>
  /** Closes the pages. The browser stays. */
  close(): Promise<void>
}
