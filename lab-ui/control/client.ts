import { hc } from 'hono/client'
import { ControlError } from './control-error.ts'
import type { ControlApi } from '../../servers/control/control-app.ts'

/** Longer than a window may keep an attempt waiting. */
const answersWithinMs = 12_000

const boundedFetch = (input: RequestInfo | URL, init?: RequestInit) => {
  const timeout = AbortSignal.timeout(answersWithinMs)
  const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout
  return fetch(input, { ...init, signal })
}

/** The control API, typed from its server. */
export const control = hc<ControlApi>(window.location.origin, { fetch: boundedFetch })

const controlIsGone =
  'The control server of the lab does not answer. Start it again with npm start; this page goes on by itself, and what it shows stays.'

interface Answer<Body> {
  readonly ok: boolean
  readonly status: number
  json(): Promise<Body>
}

/**
 * The body of an answer of the control API.
 * @throws ControlError with the API's own message, or one that says that the server is gone.
 */
export async function answerOf<Body>(sent: Promise<Answer<Body>>): Promise<Body> {
  let answer: Answer<Body>
  try {
    answer = await sent
    if (answer.ok) return await answer.json()
  } catch {
    throw new ControlError(controlIsGone, null)
  }
  const body = (await answer.json().catch(() => null)) as { error?: { message?: string } } | null
  throw new ControlError(
    body?.error?.message ?? `The control server refused with status ${answer.status}, and did not say why.`,
    answer.status,
  )
}
