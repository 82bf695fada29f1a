import { hc } from 'hono/client'
import type { ControlApi } from '../../servers/control/control-app.ts'

/** The control API, typed from its server. */
export const control = hc<ControlApi>(window.location.origin)

/** A request that the control API refused, or could not answer; the message is fit to be shown. */
export class ControlError extends Error {
  override name = 'ControlError'
}

const controlIsGone =
  'The control server of the lab does not answer. Start it again with npm start; this page goes on by itself, and what it shows stays.'

/**
 * The body of an answer of the control API.
 * @throws ControlError with the API's own message, or one that says that the server is gone.
 */
export async function answerOf<Body>(sent: Promise<{ ok: boolean; json(): Promise<Body> }>): Promise<Body> {
  let answer: Awaited<typeof sent>
  try {
    answer = await sent
  } catch {
    throw new ControlError(controlIsGone)
  }
  if (answer.ok) return answer.json()
  const body = (await answer.json().catch(() => null)) as { error?: { message?: string } } | null
  throw new ControlError(body?.error?.message ?? 'The control server refused, and did not say why.')
}
