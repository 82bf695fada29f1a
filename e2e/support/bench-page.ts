import { expect, type Locator, type Page } from 'playwright/test'
import type { WhyQuestion } from '../../scenarios/runs/prediction/why-rows.ts'
import type { Attempt } from '../../scenarios/words/attempt.ts'
import type { strategies, Strategy } from '../../scenarios/words/strategy.ts'
import { LanePanel } from './lane-panel.ts'

/** What a lane is called by its strategy. */
export type LaneName = (typeof strategies)[Strategy]['title']

/** The lanes that every lab starts with. */
export const laneNames = ['backend-CORS', 'proxy-CORS', 'no-CORS'] as const

export type FirstLaneName = (typeof laneNames)[number]

/** The rows of a lane by their keys, which stay when a row is called something else. */
type Row =
  | 'outcome'
  | 'predicted'
  | 'diagram'
  | 'options-at-proxy'
  | 'options-at-backend'
  | 'saved'
  | 'did-work'
  | 'page'
  | 'wire'
  | 'log'
  | 'work'
  | 'time'
  | 'reason'
  | 'fix'
  | WhyQuestion

/** The buttons that send, by the keys that do the same. */
const sendKeys = {
  new: 'Control+Enter',
  warm: 'Control+Shift+Enter',
  cold: 'Control+Alt+Enter',
} as const

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

  /** All lanes, from left to right. */
  get lanes(): Locator {
    return this.page.locator('[data-lane]')
  }

  /** What holds the lanes: it is busy while an attempt is under way. */
  get grid(): Locator {
    return this.page.locator('[data-run]')
  }

  /** Which run the lanes show. */
  get runHead(): Locator {
    return this.page.locator('[data-part=run]')
  }

  /** The heading that folds a group of rows. */
  group(key: 'happened' | 'why' | 'request' | 'preflight-request'): Locator {
    return this.page.locator(`button[data-group=${key}]`)
  }

  /** What a lane's row says. */
  row(name: LaneName, row: Row): Locator {
    return rowOf(this.lane(name), row)
  }

  /** What a lane's row of a header says: one for each message that has the header. */
  header(name: LaneName, header: string): Locator {
    return this.lane(name).locator(`[data-header="${header}"] dd`)
  }

  /** The course of a lane's attempt, drawn; its name tells it in words. */
  diagram(name: LaneName): Locator {
    return this.row(name, 'diagram').locator('svg[role=img]')
  }

  /** Which stage it is, and what was last done to it. */
  get stageBar(): Locator {
    return this.page.locator('[data-stage]')
  }

  /** Waits until the stage bar says that something was done. */
  async expectSaid(words: string): Promise<void> {
    await expect(this.stageBar.locator('[data-part=said]').filter({ hasText: words })).toBeVisible()
  }

  /** What a link names that the bench does not have. */
  get linkNotes(): Locator {
    return this.page.getByRole('list', { name: 'Notes on the link' })
  }

  /** Asks whether to set up what a link names. */
  get linkSetup(): Locator {
    return this.page.getByRole('region', { name: 'What the link asks for' })
  }

  /** Opens the panel that adds a lane. */
  async openNewLane(): Promise<LanePanel> {
    return LanePanel.open(this.page, 'Add lane')
  }

  /** Opens what can be done with one lane. */
  async openLane(title: string): Promise<LanePanel> {
    return LanePanel.open(this.page, `Change the ${title} lane`)
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

  /**
   * Sends, and waits until every lane has its outcome and its witnesses were asked. Warm is the same request again, for
   * which the browser may use a preflight that it has cached; cold is the same with a new preflight.
   */
  async send(how: keyof typeof sendKeys = 'new'): Promise<void> {
    await this.settle(() => this.form.locator(`button[aria-keyshortcuts="${sendKeys[how]}"]`).click())
  }

  async settle(act: () => Promise<void>): Promise<void> {
    const before = Number(await this.grid.getAttribute('data-run'))
    await act()
    // Waited for so, and not by expect, which draws up what the page says each time that it is not yet so.
    await this.page.locator(`[data-run="${before + 1}"][aria-busy="false"]`).waitFor({ timeout: 20_000 })
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

/** What a row of one lane says. */
export const rowOf = (lane: Locator, row: Row): Locator => lane.locator(`[data-fact=${row}] dd`)

/** What the witnesses saw, such as "proxy OPTIONS 204", in order of arrival. */
export const seenBy = ({ exchanges }: Attempt): string[] =>
  exchanges.map(({ witness, method, status }) => `${witness} ${method} ${status}`)

/** The same for one witness, without its name. */
export const seenAt = (witness: 'proxy' | 'backend', { exchanges }: Attempt): string[] =>
  exchanges.flatMap((each) => (each.witness === witness ? [`${each.method} ${each.status}`] : []))
