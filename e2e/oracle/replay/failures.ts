import type { CDPSession } from 'playwright/test'
import type { Failure } from './observed.ts'
import { idIn } from './mapped-recording.ts'

/** Collects why Chromium says that fetches failed, by the id that is in their URL. */
export class Failures {
  readonly #sessions: CDPSession[] = []
  readonly #idOfRequest = new Map<string, string>()
  #failures = new Map<string, Failure>()
  #hasNetworkChanged = false

  async watch(session: CDPSession): Promise<void> {
    this.#sessions.push(session)
    session.on('Network.requestWillBeSent', ({ requestId, request }) => {
      const id = idOf(request.url)
      if (id !== null && !this.#idOfRequest.has(requestId)) this.#idOfRequest.set(requestId, id)
    })
    session.on('Network.loadingFailed', ({ requestId, type, errorText, corsErrorStatus }) => {
      if (errorText === 'net::ERR_NETWORK_CHANGED') this.#hasNetworkChanged = true
      const id = this.#idOfRequest.get(requestId)
      if (id === undefined || type === 'Preflight') return
      this.#failures.set(id, {
        error: corsErrorStatus?.corsError ?? errorText,
        parameter: corsErrorStatus?.failedParameter ?? '',
      })
    })
    // Where nothing is sent, only an issue tells of it.
    session.on('Audits.issueAdded', ({ issue: { code, details } }) => {
      if (code !== 'CorsIssue' || details.corsIssueDetails === undefined) return
      const { corsErrorStatus, request } = details.corsIssueDetails
      const id = idOf(request.url)
      if (id !== null && !this.#failures.has(id))
        this.#failures.set(id, {
          error: corsErrorStatus.corsError,
          parameter: corsErrorStatus.failedParameter,
        })
    })
    await session.send('Network.enable')
    await session.send('Audits.enable')
  }

  /**
   * Whether, since the last time, Chromium gave up a request because a network interface came or went: it does so for
   * requests to loopback too, whoever on this computer starts a container or a network namespace.
   */
  takeNetworkChange(): boolean {
    const hasChanged = this.#hasNetworkChanged
    this.#hasNetworkChanged = false
    return hasChanged
  }

  /** Empties the browser's caches, that of preflights among them: it evicts at random once it is full. */
  async clearCaches(): Promise<void> {
    await this.#sessions[0]?.send('Network.clearBrowserCache')
  }

  /** What was said since the last time, once it is said of all of these, or 300 ms have passed. */
  async take(ids: readonly string[]): Promise<ReadonlyMap<string, Failure>> {
    const until = performance.now() + 300
    do {
      for (const session of this.#sessions) await session.send('Network.enable')
    } while (performance.now() < until && ids.some((id) => !this.#failures.has(id)))
    const failures = this.#failures
    this.#failures = new Map()
    this.#idOfRequest.clear()
    return failures
  }
}

const idOf = (url: string): string | null => idIn(URL.canParse(url) ? new URL(url).pathname : '')
