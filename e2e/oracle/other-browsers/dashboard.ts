import type { BrowserPage, OpenBrowser } from '../../support/browsers/browser.ts'
import type { PageRequest } from '../../../scenarios/words/page-request.ts'

/** What a lane shows of its last attempt. */
export interface ShownLane {
  readonly title: string
  readonly attempt: string
  /** Empty while there is none. */
  readonly outcome: string
  readonly says: string
  /** The row Predicted. */
  readonly predicted: string
  readonly isAsPredicted: boolean
}

/** The dashboard in a browser that Playwright does not drive: everything is done by script in the page. */
export class Dashboard {
  readonly page: BrowserPage

  private constructor(page: BrowserPage) {
    this.page = page
  }

  /** Opens it in a window of its own, and notes every script error from then on. */
  static async open(browser: OpenBrowser, url: string): Promise<Dashboard> {
    const page = await browser.page(url)
    await page.run(() => {
      const errors: string[] = []
      Object.assign(window, { scriptErrors: errors })
      window.addEventListener('error', ({ message }) => errors.push(message))
      window.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)))
    })
    return new Dashboard(page)
  }

  close(): Promise<void> {
    return this.page.close()
  }

  scriptErrors(): Promise<readonly string[]> {
    return this.page.run(() => (window as unknown as { scriptErrors: string[] }).scriptErrors)
  }

  /** Goes to another address without reloading the page, as a link in it does. */
  async follow(path: string): Promise<void> {
    await this.page.run((to) => {
      window.history.pushState(null, '', to)
      window.dispatchEvent(new PopStateEvent('popstate'))
    }, path)
  }

  /** Waits until an element is there, and returns its text. @throws Error when it is not after 30 s. */
  async text(selector: string): Promise<string> {
    return this.page.run(async (wanted) => {
      for (const until = performance.now() + 30_000; performance.now() < until;) {
        const found = document.querySelector(wanted)
        if (found !== null) return found.textContent ?? ''
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      throw new Error(`Nothing matches ${wanted} in: ${document.body.innerText.slice(0, 500)}`)
    }, selector)
  }

  /** Waits until the first element that a selector finds has such a text. @throws Error when it has not after 90 s. */
  async textMatching(selector: string, expression: string): Promise<void> {
    await this.page.run(
      async ([wanted, source]) => {
        const text = () => document.querySelector(wanted)?.textContent ?? ''
        for (const until = performance.now() + 90_000; performance.now() < until;) {
          if (new RegExp(source).test(text())) return
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
        throw new Error(`${wanted} holds: ${text()}`)
      },
      [selector, expression] as const,
    )
  }

  async click(selector: string): Promise<void> {
    await this.text(selector)
    await this.page.run((wanted) => document.querySelector<HTMLElement>(wanted)?.click(), selector)
  }

  /** Composes a request on the bench, by its address. */
  async compose(request: Partial<PageRequest>, stage = 'default'): Promise<void> {
    const values = Object.entries({ ...request, stage }).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ])
    await this.follow(`/bench?${new URLSearchParams(values).toString()}`)
    await this.page.run(
      async (wanted) => {
        const shows = (value: string) =>
          [
            ...document.querySelectorAll<HTMLInputElement>('form[aria-label="Request"] :is(input, select)'),
          ].some((each) => each.value === value)
        const isThere = () =>
          wanted.values.every(shows) &&
          document.querySelector('[data-lane]') !== null &&
          document.querySelector<HTMLElement>('[data-stage]')?.dataset['stage'] === wanted.stage
        for (const end = performance.now() + 60_000; performance.now() < end;) {
          if (isThere()) return
          await new Promise((resolve) => setTimeout(resolve, 5))
        }
        throw new Error(`The bench does not show ${JSON.stringify(wanted)}.`)
      },
      {
        stage,
        values: [request.method, request.path, request.origin].filter((value) => value !== undefined),
      },
    )
  }

  /** Presses one of the buttons that send, and waits until every lane is settled and judged. */
  send(button: 'send' | 'warm' | 'cold' = 'send'): Promise<readonly ShownLane[]> {
    return this.page.run(async (which) => {
      const until = async (what: string, holds: () => boolean) => {
        for (const end = performance.now() + 60_000; performance.now() < end;) {
          if (holds()) return
          await new Promise((resolve) => setTimeout(resolve, 5))
        }
        throw new Error(`${what}: ${document.body.innerText.slice(0, 1_000)}`)
      }
      const keys = { send: 'Control+Enter', warm: 'Control+Shift+Enter', cold: 'Control+Alt+Enter' }
      const lanes = () => document.querySelector<HTMLElement>('[data-run]')
      const buttonOf = () =>
        document.querySelector<HTMLElement>(
          `form[aria-label="Request"] button[aria-keyshortcuts="${keys[which]}"]`,
        )
      await until(
        'There is no button',
        () => buttonOf() !== null && buttonOf()?.getAttribute('aria-disabled') !== 'true',
      )
      const before = Number(lanes()?.dataset['run'])
      const row = (lane: Element, key: string) => lane.querySelector<HTMLElement>(`[data-fact=${key}] dd`)
      const predicted = (lane: Element) => row(lane, 'predicted')
      buttonOf()?.click()
      const all = () => [...document.querySelectorAll<HTMLElement>('[data-lane]')]
      await until(
        'It has not settled',
        () => Number(lanes()?.dataset['run']) > before && lanes()?.getAttribute('aria-busy') === 'false',
      )
      // The lanes are drawn a moment later than the bench says that it is done.
      await until('There is no outcome', () => all().every((lane) => lane.dataset['outcome'] !== undefined))
      await until('It is not judged', () => all().every((lane) => predicted(lane)?.innerText.trim() !== '—'))
      return all().map((lane) => ({
        title: lane.getAttribute('aria-label') ?? '',
        attempt: lane.dataset['attempt'] ?? '',
        outcome: lane.dataset['outcome'] ?? '',
        says: row(lane, 'outcome')?.innerText ?? '',
        predicted: predicted(lane)?.innerText ?? '',
        isAsPredicted: predicted(lane)?.querySelector('[data-part=agreement]') instanceof Element,
      }))
    }, button)
  }
}
