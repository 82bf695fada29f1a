import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserPage, ScriptTarget, Size } from './browser.ts'
import { runBy } from './page-script.ts'
import type { Command, WebDriverSession } from './web-driver.ts'

/** The position of a frame among the frames of its parent, for each level; that of the page is empty. */
type FramePath = readonly number[]

/**
 * Starts a function, or asks for its result, and waits a moment for it: a command blocks all others, and a function may
 * wait for what another page does.
 */
const startScript = (expression: string) => `
  const [key, done] = arguments
  const runs = window[Symbol.for('test runs')] ??= new Map()
  runs.set(key, ${expression})
  Promise.race([runs.get(key), new Promise((resolve) => setTimeout(resolve, 20, null))]).then(done)`
const waitScript = `
  const [key, done] = arguments
  const run = window[Symbol.for('test runs')]?.get(key)
  if (run === undefined) done(JSON.stringify({ thrown: 'The page was left before the function had ended.' }))
  else Promise.race([run, new Promise((resolve) => setTimeout(resolve, 20, null))]).then(done)`

let runs = 0

/** A window of WebKitGTK's MiniBrowser. */
export class WebKitPage implements BrowserPage {
  readonly messages = null
  readonly pageErrors = null
  readonly #session: WebDriverSession
  readonly #handle: string

  /**
   * Opens an empty window of 1440 by 1000 CSS pixels.
   * @param opener the handle of a window that is open, which WebDriver needs for that.
   */
  static async open(session: WebDriverSession, opener: string): Promise<WebKitPage> {
    const { handle } = (await session.turn(async (command) => {
      session.target = null
      await command('POST', '/window', { handle: opener })
      return command('POST', '/window/new', { type: 'window' })
    })) as { readonly handle: string }
    const page = new WebKitPage(session, handle)
    await page.setSize({ width: 1440, height: 1000 })
    return page
  }

  private constructor(session: WebDriverSession, handle: string) {
    this.#session = session
    this.#handle = handle
  }

  run<Result, Argument>(
    fn: (argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result> {
    return this.#run([], fn, argument)
  }

  async goto(url: string): Promise<void> {
    await this.#turn([], (command) => command('POST', '/url', { url }))
  }

  async screenshot(): Promise<Buffer> {
    return Buffer.from((await this.#turn([], (command) => command('GET', '/screenshot'))) as string, 'base64')
  }

  async frames(): Promise<readonly ScriptTarget[]> {
    const paths = await this.#framesIn([])
    return paths.map((path) => ({ run: (fn, argument) => this.#run(path, fn, argument) }))
  }

  async setSize({ width, height }: Size): Promise<void> {
    // The page hears of the size of its window a moment later, and the window's own parts, such as its toolbar, take theirs.
    for (let tries = 0; tries < 20; tries += 1) {
      const page = await this.#settledSize()
      if (page.width === width && page.height === height) return
      await this.#turn([], async (command) => {
        const now = (await command('GET', '/window/rect')) as Size
        const size = {
          width: now.width + width - page.width,
          height: now.height + height - page.height,
        }
        await command('POST', '/window/rect', { x: 0, y: 0, ...size })
      })
    }
  }

  /** The size of the page, once it is the same twice. */
  async #settledSize(): Promise<Size> {
    const inner = () => this.run((): Size => ({ width: innerWidth, height: innerHeight }))
    for (let before = await inner(); ;) {
      await wait(40)
      const now = await inner()
      if (now.width === before.width && now.height === before.height) return now
      before = now
    }
  }

  async close(): Promise<void> {
    await this.#turn([], (command) => command('DELETE', '/window'))
  }

  async #framesIn(parent: FramePath): Promise<readonly FramePath[]> {
    const count = await this.#run(parent, () => window.length)
    const children = Array.from({ length: count }, (_, at) => [...parent, at])
    const all: FramePath[] = []
    for (const child of children) all.push(child, ...(await this.#framesIn(child)))
    return all
  }

  #run<Result, Argument>(
    path: FramePath,
    fn: (argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result> {
    const key = String((runs += 1))
    const execute = async (script: string) =>
      (await this.#turn(path, (command) => command('POST', '/execute/async', { script, args: [key] }))) as
        | string
        | null
    const evaluate = async (expression: string) => {
      let text = await execute(startScript(expression))
      while (text === null) text = await execute(waitScript)
      return text
    }
    return runBy(evaluate, fn, argument)
  }

  #turn<Result>(path: FramePath, commands: (command: Command) => Promise<Result>): Promise<Result> {
    return this.#session.turn(async (command) => {
      const target = `${this.#handle} ${path.join(' ')}`
      // A frame may have been replaced since by another.
      if (target !== this.#session.target || path.length > 0) {
        await command('POST', '/window', { handle: this.#handle })
        await command('POST', '/frame', { id: null })
        for (const id of path) await command('POST', '/frame', { id })
        this.#session.target = target
      }
      return commands(command)
    })
  }
}
