import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { createServer as createViteServer, ViteDevServer } from 'vite'
import type { Listener } from '../../listening.ts'
import { systemFault } from '../../system-fault.ts'
import { EngineError, type Engine } from '../engine.ts'
import { pageFilesOf, writePage } from '../own-page-files.ts'
import { viteConfiguration } from './configuration.ts'

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
      const folder = await mkdtemp(join(guard.folder, 'vite-'))
      const text = viteConfiguration({ upstream, page })
      let vite: ViteDevServer | undefined
      let version: string
      let server: Server
      let listener: Listener
      try {
        await writeFile(join(folder, configurationFile), text)
        await writePage(page, folder)
        const loaded = await load()
        version = loaded.version
        vite = await loaded.createServer({
          root: folder,
          configFile: join(folder, configurationFile),
          configLoader: 'native',
          logLevel: 'silent',
          optimizeDeps: { noDiscovery: true },
          server: { middlewareMode: true, ws: false, hmr: false, watch: null },
        })
        server = createServer({ keepAliveTimeout: idleClientMs }, vite.middlewares)
        listener = await listen((socket) => server.emit('connection', socket))
      } catch (error) {
        await vite?.close()
        await rm(folder, { recursive: true, force: true })
        throw new EngineError(`Vite's development server did not start: ${whyOf(error)}`)
      }
      const running = vite
      return {
        port: listener.port,
        files: [{ name: configurationFile, language: 'javascript', text }, ...pageFilesOf(page)],
        processes: [{ name: `proxy (vite ${version})`, pid: process.pid }],
        async stop() {
          await listener.close()
          server.close()
          await running.close()
          await rm(folder, { recursive: true, force: true })
        },
      }
    },
  }
}

function whyOf(error: unknown): string {
  const fault = systemFault(error)
  if (fault !== null) return `${fault.what}. ${fault.wayOut}`
  const reason = error instanceof Error ? error.message : String(error)
  return `${reason} Run npm ci, or give the lane the environment "deployed".`
}
