import type { RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { createHttpServer, serveHttp } from '../connections/http-server.ts'
import { runForAttempt } from '../backend/attempt-context.ts'
import { createBackendApp, runningBackendFiles } from '../backend/create-app.ts'
import type { RunningFile } from '../../scenarios/setup/stage.ts'
import type { OrderStore } from '../backend/order-store.ts'
import type { HopServer } from '../hop/hop-server.ts'
import { createSerialQueue } from '../hop/serial-queue.ts'
import type { Listener } from '../connections/listening.ts'
import { faults as faultLog } from '../terminal/standard-streams.ts'
import { answerAsHono } from './backend-errors.ts'
import type { LaneContext } from './lane-context.ts'
import type { LaneSetup } from './lane-setup.ts'

/** What is wrong with a backend on purpose, while it runs. */
export interface BackendFaults {
  /** How long it waits before it looks at a request. */
  backendDelayMs: number
}

/** A backend with its witness's observer, which can be stopped and started again, as a fault to look at. */
export interface HostedBackend extends HopServer {
  /** Starts it again after stop, on another port. Nothing happens while it runs. */
  start(): Promise<void>
}

/**
 * As nginx has it. With Node's 5 s a browser now and then sends on a connection that is just being closed, and sends
 * again: two requests where people count one.
 */
const idleClientMs = 75_000

/** Serves a setup's backend. */
export function hostBackend(
  setup: LaneSetup,
  store: OrderStore,
  faults: BackendFaults,
  context: LaneContext,
): Promise<HostedBackend> {
  const { behaviour, cookieName, id } = setup
  const app = createBackendApp({ behaviour: behaviour.backend, store, cookieName })
  return hostApp(app, id, faults, context)
}

/**
 * Serves an app on a free port, as `serve()` of @hono/node-server would. The app stays plain: it is run inside the
 * attempt's context, so that the lab's store can note for whom something was changed.
 */
export async function hostApp(
  app: Hono,
  lane: string,
  faults: BackendFaults,
  { stage, log, listenInside }: Pick<LaneContext, 'stage' | 'log' | 'listenInside'>,
): Promise<HostedBackend> {
  app.onError(answerAsHono(faultLog))
  const answer = getRequestListener(app.fetch)
  const request: RequestListener = (request, response) => {
    const owner = log.ownerOf({
      stage,
      lane,
      method: request.method ?? '',
      url: request.url ?? '',
      referer: request.headers.referer,
      requestedMethod: request.headers['access-control-request-method'],
    })
    const look = () => void runForAttempt(owner, () => answer(request, response))
    if (faults.backendDelayMs === 0) look()
    else setTimeout(look, faults.backendDelayMs)
  }
  const listen = () =>
    serveHttp(createHttpServer({ request }, { keepAliveTimeout: idleClientMs }), listenInside)

  const observer = log.observer({ stage, lane, witness: 'backend' })
  let listener: Listener | null = await listen()
  let { port } = listener
  let changed = () => {}
  /** One that is stopped while it is being started must not listen afterwards. */
  const changes = createSerialQueue()
  return {
    target: () => ({ host: '127.0.0.1', port, observer }),
    get isReachable() {
      return listener !== null
    },
    onChange(listener) {
      changed = listener
    },
    stop: () =>
      changes.run(async () => {
        const stopping = listener
        listener = null
        changed()
        await stopping?.close()
      }),
    start: () =>
      changes.run(async () => {
        if (listener !== null) return
        listener = await listen()
        port = listener.port
        changed()
      }),
  }
}

/** The code that a setup's backend runs. */
export const backendFilesOf = ({ behaviour, intended }: LaneSetup): readonly RunningFile[] =>
  runningBackendFiles(behaviour.backend, intended.backend)
