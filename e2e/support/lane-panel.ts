import type { Locator, Page } from 'playwright/test'
import type { Mistake } from '../../scenarios/setup/mistakes/mistakes.ts'

/** The small panel in which a lane is added or changed. */
export class LanePanel {
  readonly panel: Locator

  static async open(page: Page, name: string): Promise<LanePanel> {
    await page.getByRole('button', { name, exact: true }).click()
    return new LanePanel(page.getByRole('group', { name, exact: true }))
  }

  private constructor(panel: Locator) {
    this.panel = panel
  }

  /** What a person calls the lane. */
  get name(): Locator {
    return this.panel.getByLabel('Name')
  }

  select(field: 'Strategy' | 'Environment' | 'Proxy'): Locator {
    return this.panel.getByRole('combobox', { name: new RegExp(`^${field}`) })
  }

  mistake(mistake: Mistake): Locator {
    return this.panel.locator(`input[value=${mistake}]`)
  }

  /** All mistakes that the lane could make. */
  get mistakes(): Locator {
    return this.panel.locator('fieldset').getByRole('checkbox')
  }

  /** Whether the proxy keeps a cache. */
  get caches(): Locator {
    return this.panel.locator('input[value=caches]')
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true })
  }
}
