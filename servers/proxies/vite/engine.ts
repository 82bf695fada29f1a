import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { createServer as createViteServer, ViteDevServer } from 'vite'
import { createHttpServer, serveHttp } from '../../connections/http-server.ts'
import type { Listener } from '../../connections/listening.ts'
import { systemFault } from '../../system-fault.ts'
import { EngineError, type Engine } from '../engine.ts'
import { pageFilesOf, writePage } from '../own-page-files.ts'
import { viteConfiguration } from './configuration.ts'
import { withoutEditor } from './without-editor.ts'

type LoadVite = () => Promise<{ readonly createServer: typeof createViteServer; readonly version: string }>

const configurationFile = 'vite.config.mjs'
const idleClientMs = 75_000

/** Loaded only here: a lab without such a lane runs without Vite. */
const loadVite = () => import('vite')

/**
 * Vite's development server, as people run it on their computers: it serves a page, and forwards the API by
 * `server.proxy`. It is no engine that can be chosen: a local lane of the strategy same-origin brings it along.
 */
export const viteEngine = viteServer(loadVite)

/** For tests, with another way to come by Vite. */
export function viteServer(load: LoadVite): Pick<Engine, 'start'> {
  return {
    async start({ upstream, page }, { listen, guard }) {
      if (!page || upstream === null)
        throw new EngineError('Vite has no page to serve: it stands before a lane of one origin alone.')
      const text = viteConfiguration({ upstream, page })
      const folder = await mkdtemp(join(guard.folder, 'vite-')).catch((error: unknown) => {
        throw notStarted(error)
      })
      let vite: ViteDevServer | undefined
      let version: string
      let listener: Listener
      try {
        await writeFile(join(folder, configurationFile), text)
        await writePage(page, folder)
        const loaded = await load()
        version = loaded.version
        const started = await loaded.createServer({
          root: folder,
          configFile: join(folder, configurationFile),
          configLoader: 'native',
          logLevel: 'silent',
          optimizeDeps: { noDiscovery: true },
          server: { middlewareMode: true, ws: false, hmr: false, watch: null },
        })
        vite = withoutEditor(started)
        const server = createHttpServer({ request: vite.middlewares }, { keepAliveTimeout: idleClientMs })
        listener = await serveHttp(server, listen)
      } catch (error) {
        await vite?.close()
        await rm(folder, { recursive: true, force: true })
        throw notStarted(error)
      }
      const running = vite
      return {
        port: listener.port,
        files: [{ name: configurationFile, language: 'javascript', text }, ...pageFilesOf(page)],
        processes: [{ name: `proxy (vite ${version})`, pid: process.pid }],
        async stop() {
          await listener.close()
          await running.close()
          await rm(folder, { recursive: true, force: true })
        },
      }
    },
  }
}

function notStarted(error: unknown): EngineError {
  const fault = systemFault(error)
  const reason = error instanceof Error ? error.message : String(error)
  const why =
    fault === null
      ? `${reason} Run npm ci, or give the lane the environment "deployed".`
      : `${fault.what}. ${fault.wayOut}`
  return new EngineError(`Vite's development server did not start: ${why}`)
}
