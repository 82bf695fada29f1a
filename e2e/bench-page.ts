import { expect, type Locator, type Page } from 'playwright/test'
import type { Attempt } from '../scenarios/words/attempt.ts'
import type { strategies, Strategy } from '../scenarios/words/strategy.ts'

/** What a lane is called by its strategy. */
export type LaneName = (typeof strategies)[Strategy]['title']

/** The lanes that every lab starts with. */
export const laneNames = ['backend-CORS', 'proxy-CORS', 'no-CORS'] as const

export type FirstLaneName = (typeof laneNames)[number]

/** The bench as a person uses it: fields by their labels, buttons by their names, lanes as regions. */
export class BenchPage {
  readonly page: Page
  /** Buttons are looked for in here: in the whole page that takes six times as long. */
  private readonly form: Locator

  constructor(page: Page) {
    this.page = page
    this.form = page.getByRole('form', { name: 'Request' })
  }

  lane(name: LaneName): Locator {
    return this.page.getByRole('region', { name: `${name} lane` })
  }

  /** What a lane's row says. */
  row(name: LaneName, row: string): Locator {
    return this.lane(name)
      .locator('dl[data-part=rows] > div', { has: this.page.locator('dt').getByText(row, { exact: true }) })
      .locator('dd')
  }

  async compose(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) {
      const field = this.form.getByLabel(label, { exact: true })
      if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value)
      else await field.fill(value)
    }
  }

  async addHeader(name: string, value: string): Promise<void> {
    await this.form.getByRole('button', { name: 'Add header' }).click()
    const names = this.page.getByRole('combobox', { name: /^Name of header/ })
    const index = await names.count()
    await names.nth(index - 1).fill(name)
    await this.page.getByLabel(`Value of header ${index}`, { exact: true }).fill(value)
  }

  /** Sends, and waits until every lane has its outcome and its witnesses were asked. */
  async send(button: 'Send' | 'Again warm' | 'Again cold' = 'Send'): Promise<void> {
    await this.settle(() => this.form.getByRole('button', { name: button }).click())
  }

  async settle(act: () => Promise<void>): Promise<void> {
    const lanes = this.page.locator('[data-part=lanes]')
    const before = Number(await lanes.getAttribute('data-run'))
    await act()
    // Waited for so, and not by expect, which draws up what the page says each time that it is not yet so.
    await this.page
      .locator(`[data-part=lanes][data-run="${before + 1}"][aria-busy="false"]`)
      .waitFor({ timeout: 20_000 })
  }

  async expectOutcomes(outcomes: Readonly<Partial<Record<LaneName, string>>>): Promise<void> {
    for (const [name, outcome] of Object.entries(outcomes)) {
      await expect(this.lane(name as LaneName), `the outcome of ${name}`).toHaveAttribute(
        'data-outcome',
        outcome,
      )
    }
  }

  /** The id under which a lane's last attempt can be asked for. */
  async attemptId(name: LaneName): Promise<string> {
    return (await this.lane(name).getAttribute('data-attempt')) ?? ''
  }
}

/** What the witnesses saw, such as "proxy OPTIONS 204", in order of arrival. */
export const seenBy = ({ exchanges }: Attempt): string[] =>
  exchanges.map(({ witness, method, status }) => `${witness} ${method} ${status}`)

/** The same for one witness, without its name. */
export const seenAt = (witness: 'proxy' | 'backend', { exchanges }: Attempt): string[] =>
  exchanges.flatMap((each) => (each.witness === witness ? [`${each.method} ${each.status}`] : []))
