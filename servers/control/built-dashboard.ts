import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { dashboardPolicy } from './dashboard-policy.ts'
import type { UiFiles } from './ui-files.ts'

/** Every browser takes it from localhost; who does not say so gets the file as it is. */
const brotliOnly: Parameters<typeof accepts>[1] = {
  header: 'Accept-Encoding',
  supports: ['br'],
  default: 'identity',
}

/** Serves the built dashboard. Each path without a file of its own is a view of the dashboard, so it gets index.html. */
export const builtDashboard = (ui: UiFiles) => (c: Context) => {
  const name = c.req.path.slice(1)
  const asset = ui.file(name)
  // No HTML goes out as a file: index.html needs its policy, and the agent's page is a template that /agent fills in.
  if (asset !== undefined && !name.endsWith('.html')) {
    const { bytes, brotli, contentType } = asset
    const isBrotli = brotli !== null && accepts(c, brotliOnly) === 'br'
    return c.body(isBrotli ? brotli : bytes, 200, {
      'Content-Type': contentType,
      ...(isBrotli && { 'Content-Encoding': 'br' }),
      // In place of a comment in the script.
      ...(ui.file(`${name}.map`) !== undefined && { SourceMap: `/${name}.map` }),
      Vary: 'Accept-Encoding',
      'Cache-Control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
  }
  if (name.startsWith('assets/')) return c.text('There is no such file.', 404)
  const index = ui.text('index.html')
  if (index === undefined) return c.text('The dashboard is not built. Run npm run build.', 503)
  return c.html(index, 200, {
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': dashboardPolicy(),
  })
}
