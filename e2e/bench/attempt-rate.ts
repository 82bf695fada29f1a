import type { Page } from 'playwright'
import type { Lab } from '../../servers/launch.ts'

/** One request to every lane, as the bench composes it in its first state. */
const method = 'PUT'
const path = '/orders/17'
const contentType = 'application/json'
const body = '{ "item": "tea", "quantity": 3 }'

export interface RateOptions {
  /** Attempts at each lane. */
  readonly times: number
  /** Warm: all attempts have one URL, so that the browser may remember its preflight. */
  readonly isWarm: boolean
}

/**
 * Attempts a second of a page that does nothing else: the same fetches as the bench sends, with the attempt's id
 * in Referer and the body read, one after the other in a lane and the lanes side by side.
 */
export async function rateOfBarePage(
  page: Page,
  lab: Lab,
  { times, isWarm, stage = 'default' }: RateOptions & { readonly stage?: string },
): Promise<number> {
  const { lanes } = lab.stages.get(stage).describe()
  return page.evaluate(
    async ({ urls, times, isWarm, path, init }) => {
      const round = crypto.randomUUID().slice(0, 8)
      const startedAt = performance.now()
      await Promise.all(
        urls.map(async (url, lane) => {
          for (let turn = 0; turn < times; turn += 1) {
            const fragment = isWarm ? round : `${round}-${turn}`
            const referrer = `/attempt/${round}-${turn}-${lane}`
            try {
              await (await fetch(`${url}${path}#${fragment}`, { ...init, referrer })).text()
            } catch {
              // A lane without CORS refuses each of them.
            }
          }
        }),
      )
      return (urls.length * times * 1_000) / (performance.now() - startedAt)
    },
    {
      urls: lanes.map(({ url }) => url),
      times,
      isWarm,
      path,
      init: {
        method,
        headers: { 'Content-Type': contentType },
        body,
        referrerPolicy: 'unsafe-url' as const,
      },
    },
  )
}

/**
 * Attempts a second by the dashboard: from the press of the button until its summary says that all are counted,
 * by the page's clock.
 */
export async function rateOfRepeat(page: Page, lab: Lab, { times, isWarm }: RateOptions): Promise<number> {
  const { lanes } = lab.stages.get('default').describe()
  const summary = page.getByRole('region', { name: 'Repeat' })
  if ((await summary.count()) === 0) await page.getByLabel('Times', { exact: true }).fill(String(times))
  const button = isWarm
    ? summary.getByRole('button', { name: 'Repeat warm' })
    : page.getByRole('button', { name: `Repeat ${times} times` })
  const elapsedMs = await button.evaluate(async (element: HTMLElement) => {
    const startedAt = performance.now()
    element.click()
    await new Promise<void>((resolve) => {
      let wasBusy = false
      new MutationObserver((_, observer) => {
        const busy = document.querySelector('.repeat-summary')?.getAttribute('aria-busy')
        wasBusy ||= busy === 'true'
        if (!wasBusy || busy !== 'false') return
        observer.disconnect()
        resolve()
      }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['aria-busy'] })
    })
    return performance.now() - startedAt
  })
  return (lanes.length * times * 1_000) / elapsedMs
}

/**
 * Attempts a second by the traffic view, from when its stage listens until all are counted, by the page's own record
 * of what it fetched: making the stage and taking it away are no part of the rate.
 */
export async function rateOfTraffic(page: Page): Promise<number> {
  const send = page.getByRole('button', { name: /^Send [\d,]+ calls$/ })
  return send.evaluate(async (element: HTMLElement) => {
    const attempts = Number((element.textContent ?? '').replaceAll(/\D/g, ''))
    performance.clearResourceTimings()
    performance.setResourceTimingBufferSize(100_000)
    element.click()
    await new Promise<void>((resolve) => {
      let wasBusy = false
      new MutationObserver((_, observer) => {
        const busy = document.querySelector('.traffic')?.getAttribute('aria-busy')
        wasBusy ||= busy === 'true'
        if (!wasBusy || busy !== 'false') return
        observer.disconnect()
        resolve()
      }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['aria-busy'] })
    })
    // An entry may come a moment after its response.
    await new Promise((resolve) => setTimeout(resolve, 300))
    const fetched = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const made = fetched.find(({ name }) => name.endsWith('/api/stages'))
    const removed = fetched.findLast(({ name }) => name.includes('/api/stages/'))
    return (attempts * 1_000) / ((removed?.startTime ?? Number.NaN) - (made?.responseEnd ?? Number.NaN))
  })
}
