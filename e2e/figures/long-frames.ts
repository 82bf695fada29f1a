import type { Page } from 'playwright'
import { rateOfTraffic } from './attempt-rate.ts'

/** Frames that kept a page from answering, by the browser's own Long Animation Frames. */
export interface LongFrames {
  /** The longest; 50 when none was longer, since the browser tells of no shorter ones. */
  readonly longestMs: number
  readonly over50: number
  readonly over100: number
}

const shortestMs = 50

/** The long frames of one run of the traffic view, from the press of its button until all are counted. */
export async function longFramesOfTraffic(page: Page): Promise<LongFrames> {
  const observer = await page.evaluateHandle(() => {
    const seen: number[] = []
    const add = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration)
    })
    add.observe({ type: 'long-animation-frame' })
    return { seen, add }
  })
  await rateOfTraffic(page)
  const frames = await observer.evaluate(({ seen, add }) => {
    add.disconnect()
    return seen
  })
  const over = (ms: number) => frames.filter((each) => each > ms).length
  return { longestMs: Math.max(shortestMs, ...frames), over50: over(shortestMs), over100: over(100) }
}
