import { compileFunction } from 'node:vm'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { BackendBehaviour } from '../../scenarios/setup/behaviour/backend-behaviour.ts'
import type { RunningFile } from '../../scenarios/setup/stage.ts'
import { appCode } from './app-code.ts'
import { environmentFile, readEnvironment } from './cors-by.ts'
import type { OrderStore } from './order-store.ts'
import { api } from './routes/api.ts'

export interface BackendAppOptions {
  readonly behaviour: BackendBehaviour
  readonly store: OrderStore
  readonly cookieName: string
}

/** Makes a lane's backend: the whole API, before which `cors()` stands or does not. */
export function createBackendApp({ behaviour, store, cookieName }: BackendAppOptions): Hono {
  return runAppCode(behaviour, api(store, cookieName))
}

/**
 * Makes a backend's app by running the very text that the lab shows, so that the two cannot differ; only its
 * imports are handed in, and of them `routes` is what `./api.js` gives.
 */
export function runAppCode(behaviour: BackendBehaviour, routes: Hono): Hono {
  const { corsBy } = behaviour
  const { body } = appCode(behaviour)
  const run = compileFunction(`${body}\nreturn app`, ['Hono', 'cors', 'api', 'process'], {
    filename: 'app.js',
  })
  const env = corsBy === null ? {} : readEnvironment(environmentFile(corsBy))
  const app: unknown = run(Hono, cors, routes, { env })
  if (!(app instanceof Hono)) throw new TypeError('The code of the backend did not make a Hono app.')
  return app
}

/**
 * The code that a backend runs, as a lane shows it, and the environment that it is started in where it asks for one.
 * @param intendedBehaviour what the backend would do if the lane made no mistake.
 */
export function runningBackendFiles(
  behaviour: BackendBehaviour,
  intendedBehaviour: BackendBehaviour,
): readonly RunningFile[] {
  const { corsBy } = behaviour
  const file = (name: string, language: string, text: string, intended: string): RunningFile => ({
    name,
    language,
    text,
    ...(intended !== text && { intended }),
  })
  const { text } = appCode(behaviour)
  return [
    file('app.js', 'javascript', text, appCode(intendedBehaviour).text),
    ...(corsBy === null
      ? []
      : [
          file('.env', 'shell', environmentFile(corsBy), environmentFile(intendedBehaviour.corsBy ?? corsBy)),
        ]),
  ]
}
