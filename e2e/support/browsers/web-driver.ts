import { setTimeout as wait } from 'node:timers/promises'

type Method = 'GET' | 'POST' | 'DELETE'

/** A WebDriver session. It has one current window and frame, so whatever belongs together is done in one `turn`. */
export interface WebDriverSession {
  /** Which window and frame is current, in the words of whoever made it so; null where nobody did. */
  target: string | null
  /** What the driver told of the browser, such as `browserVersion`. */
  readonly capabilities: Readonly<Record<string, unknown>>
  /** Runs commands, one after the other, while nobody else's commands run. */
  turn<Result>(commands: (command: Command) => Promise<Result>): Promise<Result>
}

/**
 * Sends one command of the session, by its method, its path below the session, and its parameters.
 * @throws Error with the driver's words when it fails.
 */
export type Command = (method: Method, path: string, parameters?: object) => Promise<unknown>

/**
 * Starts a session at a WebDriver server, as soon as that answers.
 * @param address the server's URL, without a trailing slash.
 * @throws Error when the server does not answer within a minute, or refuses the capabilities.
 */
export async function startSession(address: string, capabilities: object): Promise<WebDriverSession> {
  const send = async (method: Method, path: string, parameters?: object): Promise<unknown> => {
    const response = await fetch(`${address}${path}`, {
      method,
      ...(parameters !== undefined && { body: JSON.stringify(parameters) }),
    })
    const { value } = (await response.json()) as { readonly value: unknown }
    if (response.ok) return value
    const { error, message } = value as { readonly error: string; readonly message: string }
    throw new Error(`WebDriver refused ${method} ${path}: ${error}. ${message}`)
  }
  await untilItAnswers(address)
  const session = (await send('POST', '/session', { capabilities: { alwaysMatch: capabilities } })) as {
    readonly sessionId: string
    readonly capabilities: Readonly<Record<string, unknown>>
  }
  const root = `/session/${session.sessionId}`
  let last: Promise<unknown> = Promise.resolve()
  return {
    target: null,
    capabilities: session.capabilities,
    turn(commands) {
      const turn = last.then(() =>
        commands((method, path, parameters) => send(method, `${root}${path}`, parameters)),
      )
      last = turn.catch(() => {})
      return turn
    },
  }
}

async function untilItAnswers(address: string): Promise<void> {
  const until = performance.now() + 60_000
  for (;;) {
    try {
      await (await fetch(`${address}/status`)).text()
      return
    } catch (error) {
      if (performance.now() > until)
        throw new Error(`No WebDriver server answers at ${address}.`, { cause: error })
    }
    await wait(50)
  }
}
