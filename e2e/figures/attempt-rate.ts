import type { Frame, Page } from 'playwright'
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
 * Attempts a second of a page that does nothing else: the same fetches as the dashboard sends, with the attempt's id
 * in Referer and the body read, one after the other in a lane and the lanes side by side. Where page and API are of
 * one origin, a bare frame of that origin fetches, as the dashboard's agent does.
 */
export async function rateOfBarePage(
  page: Page,
  lab: Lab,
  { times, isWarm, stage = 'default' }: RateOptions & { readonly stage?: string },
): Promise<number> {
  const { lanes } = lab.stages.get(stage).describe()
  const urlsOf = (wanted: boolean) =>
    lanes.flatMap(({ strategy, url }) => ((strategy === 'same-origin') === wanted ? [url] : []))
  const framed = await Promise.all(
    urlsOf(true).map(async (url) => ({ page: await bareFrame(page, url), urls: [url] })),
  )
  const spans = await Promise.all(
    [{ page, urls: urlsOf(false) }, ...framed].map((each) =>
      sendBare(each.page, each.urls, { times, isWarm }),
    ),
  )
  await page.evaluate(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove()
  })
  const [startedAt, endedAt] = [spans.map(([start]) => start), spans.map(([, end]) => end)]
  return (lanes.length * times * 1_000) / (Math.max(...endedAt) - Math.min(...startedAt))
}

/** A frame of an origin on which nothing runs: what it shows is one order as JSON. */
async function bareFrame(page: Page, origin: string): Promise<Frame> {
  const element = await page.evaluateHandle(async (src) => {
    const frame = document.createElement('iframe')
    await new Promise((resolve) => {
      frame.addEventListener('load', resolve)
      frame.src = src
      document.body.append(frame)
    })
    return frame
  }, `${origin}/orders/17`)
  const frame = await element.contentFrame()
  if (frame === null) throw new Error(`The frame of ${origin} has no document.`)
  return frame
}

/** Sends from one page, and says when it began and when it was done, in milliseconds since the epoch. */
function sendBare(
  page: Page | Frame,
  urls: readonly string[],
  { times, isWarm }: RateOptions,
): Promise<readonly [startedAt: number, endedAt: number]> {
  return page.evaluate(
    async ({ urls, times, isWarm, path, init }) => {
      const round = crypto.randomUUID().slice(0, 8)
      const startedAt = performance.timeOrigin + performance.now()
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
      return [startedAt, performance.timeOrigin + performance.now()] as const
    },
    {
      urls,
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
        const busy = document.querySelector('section[aria-label=Repeat]')?.getAttribute('aria-busy')
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
        const busy = document.querySelector('section[aria-label=Experiment]')?.getAttribute('aria-busy')
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
