import { compileFunction } from 'node:vm'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { Mistake } from '../../scenarios/setup/mistakes/mistakes.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import type { BackendPart, CorsBy } from '../../scenarios/setup/lane-parts.ts'
import type { RunningFile } from '../../scenarios/setup/stage.ts'
import { appCode } from './app-code.ts'
import { environmentFile, readEnvironment } from './cors-by.ts'
import type { OrderStore } from './order-store.ts'
import { api } from './routes/api.ts'

export interface BackendAppOptions extends AppOptions {
  readonly store: OrderStore
  readonly cookieName: string
}

interface AppOptions {
  /** What the backend's `cors()` is made from; null for a backend that knows nothing of CORS. */
  readonly policy: Policy | null
  /** What its code gets wrong on purpose. */
  readonly mistakes?: readonly Mistake[]
  /** What its environment says of who answers for CORS; null for code that does not ask. */
  readonly corsBy?: CorsBy | null
}

/** Makes a lane's backend: the whole API, before which `cors()` stands or does not. */
export function createBackendApp({ store, cookieName, ...options }: BackendAppOptions): Hono {
  return runAppCode(options, api(store, cookieName))
}

/**
 * Makes a backend's app by running the very text that the lab shows, so that the two cannot differ; only its
 * imports are handed in, and of them `routes` is what `./api.js` gives.
 */
export function runAppCode({ policy, mistakes = [], corsBy = null }: AppOptions, routes: Hono): Hono {
  const { body } = appCode(policy, mistakes, corsBy !== null)
  const run = compileFunction(`${body}\nreturn app`, ['Hono', 'cors', 'api', 'process'], {
    filename: 'app.js',
  })
  const env = corsBy === null ? {} : readEnvironment(environmentFile(corsBy))
  const app: unknown = run(Hono, cors, routes, { env })
  if (!(app instanceof Hono)) throw new TypeError('The code of the backend did not make a Hono app.')
  return app
}

/** The code that a backend runs, as a lane shows it, and the environment that it is started in where it asks for one. */
export function runningBackendFiles(part: BackendPart): readonly RunningFile[] {
  const { policy, mistakes, corsBy, intendedPolicy, intendedCorsBy } = part
  const file = (name: string, language: string, text: string, intended: string): RunningFile => ({
    name,
    language,
    text,
    ...(intended !== text && { intended }),
  })
  const code = appCode(policy, mistakes, corsBy !== null).text
  const intendedCode = appCode(intendedPolicy, [], intendedCorsBy !== null).text
  return [
    file('app.js', 'javascript', code, intendedCode),
    ...(corsBy === null
      ? []
      : [file('.env', 'shell', environmentFile(corsBy), environmentFile(intendedCorsBy ?? corsBy))]),
  ]
}
