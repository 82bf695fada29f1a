import { test as base, type CDPSession, type Page } from 'playwright/test'
import type { Attempt } from '../scenarios/words/attempt.ts'
import { launch, type Lab } from '../servers/launch.ts'

/** Why Chromium refused a response, in its own words, told by the DevTools protocol. */
export interface CorsError {
  readonly url: string
  readonly corsError: string
}

interface TestFixtures {
  /** The dashboard, open in a context of its own, so with empty caches. */
  readonly dashboard: Page
  /** Every CorsError of the dashboard's own fetches since the test began. */
  readonly corsErrors: readonly CorsError[]
  /** What the witnesses saw of an attempt, asked of the control API as any program would. */
  readonly attempt: (id: string) => Promise<Attempt>
}

interface WorkerFixtures {
  readonly lab: Lab
}

/** The one place that knows how a lab starts: each worker has its own, on free ports. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  lab: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to learn what a fixture needs
    async ({}, use) => {
      const lab = await launch({ portBase: 0 })
      await use(lab)
      await lab.close()
    },
    { scope: 'worker' },
  ],
  dashboard: async ({ page, lab }, use) => {
    await page.goto(lab.dashboard)
    await use(page)
  },
  corsErrors: async ({ page }, use) => {
    await use(await watchCorsErrors(await page.context().newCDPSession(page)))
  },
  attempt: async ({ lab }, use) => {
    await use(async (id) => {
      const response = await fetch(`${lab.dashboard}/api/attempts/${id}`)
      return (await response.json()) as Attempt
    })
  },
})

export { expect } from 'playwright/test'

async function watchCorsErrors(session: CDPSession): Promise<readonly CorsError[]> {
  const urls = new Map<string, string>()
  const found: CorsError[] = []
  session.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url))
  session.on('Network.loadingFailed', ({ requestId, corsErrorStatus }) => {
    if (corsErrorStatus) found.push({ url: urls.get(requestId) ?? '', corsError: corsErrorStatus.corsError })
  })
  await session.send('Network.enable')
  return found
}
