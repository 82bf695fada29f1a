import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Vite's development server as a handler, for work on the dashboard: the lab's own control server stays in
 * front of it, so that page origins and addresses are the same as in a built lab.
 */
export async function startDevDashboard(): Promise<{ handler: RequestListener; close(): Promise<void> }> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    configFile: join(fileURLToPath(new URL('..', import.meta.url)), 'vite.config.ts'),
    appType: 'spa',
    server: { middlewareMode: true },
  })
  return { handler: vite.middlewares, close: () => vite.close() }
}
