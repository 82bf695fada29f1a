import type { Page } from 'playwright'
import type { Lab } from '../../servers/launch.ts'

const headerCount = 200
const lanes = ['backend', 'proxy', 'none', 'backend', 'proxy', 'none'] as const

/** Milliseconds from each input until what it changed was painted, the longest of its kind. */
export interface InteractionTimes {
  readonly typing: number
  readonly folding: number
  readonly sending: number
}

/** Opens the bench on six lanes, with a request of 200 headers that reaches their backends. */
export async function openFullBench(page: Page, lab: Lab): Promise<void> {
  const { policy } = lab.stages.get('default').describe()
  const stage = await lab.stages.create({
    policy: { ...policy, requestHeaders: ['*'] },
    lanes: lanes.map((strategy) => ({ strategy })),
  })
  const headers = Array.from({ length: headerCount }, (_, index) => [`x-header-${index}`, `value ${index}`])
  await page.goto(
    `${lab.dashboard}/bench?stage=${stage.id}&headers=${encodeURIComponent(JSON.stringify(headers))}`,
  )
  await page.getByRole('region', { name: 'no-CORS 2 lane' }).waitFor()
}

/** Types, sends, and folds and unfolds a group with a row for each header, as a person does. */
export async function timeInteractions(page: Page): Promise<InteractionTimes> {
  const path = page.getByRole('form', { name: 'Request' }).getByLabel('Path', { exact: true })
  const typing = await longestOf(page, async () => {
    await path.focus()
    await page.keyboard.press('End')
    await page.keyboard.type('?a=bcd', { delay: 30 })
  })
  const sending = await longestOf(page, async () => {
    await page.keyboard.press('Control+Enter')
    await page.locator('[data-run][aria-busy=false] [data-outcome=readable]').first().waitFor()
  })
  const group = page.locator('button[data-group=request]')
  const wasOpen = (await group.getAttribute('aria-expanded')) === 'true'
  if (!wasOpen) await group.click()
  const folding = await longestOf(page, async () => {
    await group.click()
    await page.waitForTimeout(100)
    await group.click()
  })
  await path.fill('/orders/17')
  return { typing, folding, sending }
}

/** The shortest that the browser tells of; what took less is counted as this. */
const shortestMs = 16

/** The longest interaction by the browser's own Event Timing, which rounds to 8 ms. */
async function longestOf(page: Page, act: () => Promise<void>): Promise<number> {
  const observer = await page.evaluateHandle((durationThreshold) => {
    const seen: number[] = []
    const add = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration)
    })
    add.observe({ type: 'event', durationThreshold } as PerformanceObserverInit)
    return { seen, add }
  }, shortestMs)
  await act()
  // An entry comes with the frame after the one that it tells of.
  await page.waitForTimeout(200)
  return observer.evaluate(({ seen, add }, least) => {
    add.disconnect()
    return Math.max(least, ...seen)
  }, shortestMs)
}
