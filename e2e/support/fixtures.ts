import {
  expect,
  test as base,
  type BrowserContext,
  type CDPSession,
  type Frame,
  type Page,
} from 'playwright/test'
import type { Attempt } from '../../scenarios/words/attempt.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import type { StageRequest } from '../../scenarios/setup/stage-request.ts'
import type { Stage } from '../../scenarios/setup/stage.ts'
import { launch, type Lab } from '../../servers/launch.ts'
import { followWithin } from './follow-within.ts'
import { BenchPage, type LaneName } from './bench-page.ts'
import { ReusedPage } from './reused-page.ts'

interface TestFixtures {
  /** A page as if it were new; its context may not be given a script to start with, which would stay. */
  readonly page: Page
  readonly context: BrowserContext
  /** The bench, open, with nothing sent and nothing kept. */
  readonly bench: BenchPage
  /** Why Chromium refused the page's fetches since the test began, in its own words (the DevTools protocol). */
  readonly corsErrors: readonly string[]
  /** What the witnesses saw of a lane's last attempt, asked of the control API as any program would. */
  readonly seen: (lane: LaneName) => Promise<Attempt>
  /** A stage of the test's own with a policy that differs from the default one, and with the three lanes that every lab has, or with others; the bench is opened on it. */
  readonly onStage: (change: Partial<Policy>, lanes?: StageRequest['lanes']) => Promise<Stage>
}

const threeLanes = [{ strategy: 'backend' }, { strategy: 'proxy' }, { strategy: 'none' }] as const

interface WorkerFixtures {
  /** The only folders in which the lab looks for nginx; undefined for those of every lab. An option. */
  readonly programFolders: readonly string[] | undefined
  readonly lab: Lab
  readonly reusedPage: ReusedPage
}

/** The one place that knows how a lab starts: each worker has its own, on free ports. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  programFolders: [undefined, { option: true, scope: 'worker' }],
  lab: [
    async ({ programFolders }, use) => {
      const lab = await launch({ portBase: 0, programFolders })
      await use(lab)
      await lab.close()
    },
    { scope: 'worker' },
  ],
  reusedPage: [
    async ({ browser, lab }, use) => {
      const page = await ReusedPage.open(browser, lab)
      await use(page)
      await page.close()
    },
    { scope: 'worker' },
  ],
  page: async ({ reusedPage }, use) => {
    await use(await reusedPage.asNew())
  },
  context: async ({ page }, use) => {
    await use(page.context())
  },
  bench: async ({ page, lab }, use) => {
    await page.goto(lab.dashboard)
    await use(new BenchPage(page))
  },
  corsErrors: async ({ page }, use) => {
    const session = await page.context().newCDPSession(page)
    await use(await watchCorsErrors(session))
    await session.detach()
  },
  seen: async ({ bench, lab }, use) => {
    await use(async (lane) => readAttempt(lab, await bench.attemptId(lane)))
  },
  onStage: async ({ bench, lab }, use) => {
    const made: string[] = []
    await use(async (change, lanes = threeLanes) => {
      const { policy } = lab.stages.get('default').describe()
      const stage = await lab.stages.create({ policy: { ...policy, ...change }, lanes })
      made.push(stage.id)
      await followWithin(bench.page, `/bench?stage=${stage.id}`)
      await expect(bench.page.locator(`[data-stage="${stage.id}"]`)).toBeVisible()
      return stage.describe()
    })
    for (const id of made) await lab.stages.remove(id)
  },
})

export { expect } from 'playwright/test'

/** What the witnesses hold of an attempt, by the control API. */
export async function readAttempt(lab: Lab, id: string): Promise<Attempt> {
  const response = await fetch(`${lab.dashboard}/api/attempts/${id}`)
  return (await response.json()) as Attempt
}

/** The frame of an origin agent, once the bench has sent from its origin. */
export async function agentFrame(page: Page, origin: string): Promise<Frame> {
  const element = await page.waitForSelector(`iframe[title="Origin agent for ${origin}"]`, {
    state: 'attached',
  })
  const frame = await element.contentFrame()
  if (frame === null) throw new Error(`The agent for ${origin} has no document.`)
  return frame
}

/** Collects the CorsErrors of one session; a frame of another site has a session of its own. */
export async function watchCorsErrors(session: CDPSession): Promise<readonly string[]> {
  const found: string[] = []
  session.on('Network.loadingFailed', ({ corsErrorStatus }) => {
    if (corsErrorStatus) found.push(corsErrorStatus.corsError)
  })
  await session.send('Network.enable')
  return found
}
