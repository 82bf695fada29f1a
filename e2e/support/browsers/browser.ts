import type { BrowserName } from '../../../scenarios/words/browser.ts'

/** The browsers that are driven here: those that Playwright's own fixtures cannot drive. */
export type OtherBrowser = Exclude<BrowserName, 'chromium'>

/** A document in which script can run: that of a page or of a frame in it. */
export interface ScriptTarget {
  /**
   * Runs a function in the document and returns its result. The function is sent as text, so it can use only its
   * argument and what the document has. Argument and result are whatever JSON can hold; undefined becomes null.
   * @throws Error with the text of what the function threw; also when the document goes away meanwhile.
   */
  run<Result, Argument = undefined>(
    fn: (argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result>
}

/** What was written to the console of a page. */
export interface ConsoleMessage {
  /** As the console calls it: log, warn, error and so on. */
  readonly type: string
  readonly text: string
}

/** A window, or a tab, with a page in it. */
export interface BrowserPage extends ScriptTarget {
  /** Opens a URL and resolves when it has loaded, its frames included. */
  goto(url: string): Promise<void>
  /** A PNG of what the window shows. */
  screenshot(): Promise<Buffer>
  /** Every frame inside the page, in the order of the document, parents before their children. */
  frames(): Promise<readonly ScriptTarget[]>
  /** Gives the page this many CSS pixels. In WebKit a page is never narrower than 447. */
  setSize(size: Size): Promise<void>
  /** What was written to the console so far; null in WebKit, which does not tell. */
  readonly messages: readonly ConsoleMessage[] | null
  /** Uncaught errors so far, and in Firefox also why CORS blocked a request; null in WebKit, which does not tell. */
  readonly pageErrors: readonly string[] | null
  close(): Promise<void>
}

/** In CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A browser that was started for a test, with a profile of its own. */
export interface OpenBrowser {
  readonly name: BrowserName
  /** Its name and version, such as "Firefox 153.8.0". */
  readonly version: string
  /** Opens a URL in a window of its own. */
  page(url: string): Promise<BrowserPage>
  /** Ends the browser and removes its profile. */
  close(): Promise<void>
}
