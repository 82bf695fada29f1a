import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from 'playwright/test'

type Theme = 'light' | 'dark'

/**
 * Axe finds nothing in the page, in either theme. It looks at every element, which takes its time: a state that has no
 * colours of its own is looked at in one theme.
 */
export async function expectClean(page: Page, themes: readonly Theme[] = ['light', 'dark']): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // Without the agents' frames, which show nothing, and without a list of all that is well, which takes most of the time.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
    // Nothing but colours differs between the themes.
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze()
    const found = violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
    }))
    expect(found, colorScheme).toEqual([])
  }
}
