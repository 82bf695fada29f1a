import { compileFunction } from 'node:vm'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { Mistake } from '../../scenarios/mistakes/mistakes.ts'
import type { Policy } from '../../scenarios/policy/policy.ts'
import type { RunningFile } from '../../scenarios/words/stage.ts'
import { appCode } from './app-code.ts'
import type { OrderStore } from './order-store.ts'
import { api } from './routes/api.ts'

export interface BackendAppOptions {
  /** What the backend's `cors()` is made from; null for a backend that knows nothing of CORS. */
  readonly policy: Policy | null
  /** What its code gets wrong on purpose. */
  readonly mistakes?: readonly Mistake[]
  readonly store: OrderStore
  readonly cookieName: string
}

/**
 * Makes a backend's app by running the very text that the lab shows, so that the two cannot differ; only its
 * imports are handed in.
 */
export function createBackendApp({ policy, mistakes = [], store, cookieName }: BackendAppOptions): Hono {
  const run = compileFunction(`${appCode(policy, mistakes).body}\nreturn app`, ['Hono', 'cors', 'api'], {
    filename: 'app.js',
  })
  const app: unknown = run(Hono, cors, api(store, cookieName))
  if (!(app instanceof Hono)) throw new TypeError('The code of the backend did not make a Hono app.')
  return app
}

/** The code that a backend runs, as a lane shows it. */
export function runningBackendFiles(
  policy: Policy | null,
  mistakes: readonly Mistake[],
  intendedPolicy: Policy | null,
): readonly RunningFile[] {
  const { text } = appCode(policy, mistakes)
  const { text: intended } = appCode(intendedPolicy)
  return [{ name: 'app.js', language: 'javascript', text, ...(intended !== text && { intended }) }]
}
