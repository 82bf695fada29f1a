import type { Page } from 'playwright/test'

interface Shift {
  readonly value: number
  /** What moved, such as "li in History"; a text is "#text". */
  readonly moved: readonly string[]
}

/** Records what the browser calls layout shifts, from when the page began to load, those shortly after an input too. */
export async function watchLayoutShifts(page: Page): Promise<() => Promise<readonly Shift[]>> {
  await page.evaluate(async () => {
    const shifts: Shift[] = []
    const name = (node: Node | null | undefined) => {
      if (!(node instanceof Element)) return String(node?.nodeName)
      const part =
        node.closest('section[aria-label], form[aria-label]')?.getAttribute('aria-label') ?? 'the page'
      return `${node.tagName.toLowerCase()} in ${part}`
    }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as PerformanceEntry & {
          readonly value: number
          readonly sources: readonly { readonly node?: Node | null }[]
        }
        shifts.push({ value, moved: sources.map(({ node }) => name(node)) })
      }
    }).observe({ type: 'layout-shift', buffered: true })
    Object.assign(window, { layoutShifts: shifts })
    // What was before is told in a task of its own.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  })
  return () => page.evaluate(() => (window as unknown as { layoutShifts: Shift[] }).layoutShifts)
}
