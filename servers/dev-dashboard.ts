import { readFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DashboardSources } from './control/dashboard-sources.ts'
import { withoutEditor } from './proxies/vite/without-editor.ts'
import { standardError } from './terminal/standard-streams.ts'
import { viteLogger } from './terminal/vite-logger.ts'

const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url))

/** Vite puts it into the page wherever the nonce of a response belongs. */
const noncePlaceholder = 'NONCE_OF_THIS_RESPONSE'

/**
 * Vite's development server, for work on the dashboard. It listens nowhere: the lab's own control server stays in front
 * of it, so that addresses and who is admitted are the same as in a built lab, and hands it requests and WebSockets.
 */
export async function startDevDashboard(): Promise<DashboardSources & { close(): Promise<void> }> {
  const { createServer } = await import('vite')
  // Never listens: Vite takes WebSockets from its 'upgrade' events, and would open a port of its own without it.
  const webSockets = createHttpServer()
  const started = await createServer({
    configFile,
    customLogger: viteLogger(standardError),
    appType: 'custom',
    html: { cspNonce: noncePlaceholder },
    server: { middlewareMode: true, cors: false, ws: { server: webSockets } },
  })
  const vite = withoutEditor(started)
  return {
    send: (request, response) =>
      new Promise((resolve, reject) => {
        response.once('close', () => resolve(true))
        vite.middlewares(request, response, (error?: unknown) =>
          error === undefined ? resolve(false) : reject(error),
        )
      }),
    async page(url, nonce) {
      const source = await readFile(join(vite.config.root, 'index.html'), 'utf8')
      const html = await vite.transformIndexHtml('/index.html', source, url)
      return html.replaceAll(noncePlaceholder, nonce)
    },
    upgrade: (request, socket, head) => void webSockets.emit('upgrade', request, socket, head),
    close: () => vite.close(),
  }
}
