import type { PageTiming } from '../../../scenarios/words/page-result.ts'

/** The entry follows the fetch by a task or two; it must not hold up an attempt that gets none. */
const entryWithinMs = 50

/**
 * Watches for the Resource Timing entry of the next fetch of a URL. An observer is used, since the page's list
 * of entries is full after 250. `entry` waits a moment for it, and gives null when there is none.
 */
export function watchTiming(url: string): { entry(): Promise<PageTiming | null>; stop(): void } {
  let found: (timing: PageTiming) => void = () => {}
  const first = new Promise<PageTiming>((resolve) => (found = resolve))
  const observer = new PerformanceObserver((list) => {
    const entry = list.getEntriesByName(url).at(-1)
    if (entry instanceof PerformanceResourceTiming) found(timingOf(entry))
  })
  observer.observe({ type: 'resource' })
  return {
    entry: () =>
      Promise.race([first, new Promise<null>((resolve) => setTimeout(resolve, entryWithinMs, null))]),
    stop: () => observer.disconnect(),
  }
}

function timingOf(entry: PerformanceResourceTiming): PageTiming {
  const { duration, fetchStart, requestStart, transferSize } = entry
  // Of no use to TypeScript yet: Chromium has it, Firefox does not.
  const { deliveryType } = entry as { deliveryType?: string }
  // Without Timing-Allow-Origin these are 0, which no response over the network is.
  const isWithheld = requestStart === 0
  return {
    durationMs: duration,
    untilRequestMs: isWithheld ? null : requestStart - fetchStart,
    transferBytes: isWithheld ? null : transferSize,
    isFromCache: deliveryType === 'cache',
  }
}
