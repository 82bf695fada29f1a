import { Hono } from 'hono'
import { accepts } from 'hono/accepts'
import type { UiFiles } from './ui-files.ts'

/** Connections are left open: a lab must be able to fetch whatever it is asked to. */
const contentSecurityPolicy = [
  "script-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Every browser takes it from localhost; who does not say so gets the file as it is. */
const brotliOnly: Parameters<typeof accepts>[1] = {
  header: 'Accept-Encoding',
  supports: ['br'],
  default: 'identity',
}

/**
 * The dashboard, at its own origin alone; other hosts get agent pages and nothing else. Each path without a
 * file of its own is a view of the dashboard, so it gets index.html.
 */
export const dashboardPages = (ui: UiFiles, dashboard: () => string) =>
  new Hono().get('*', (c) => {
    const own = new URL(dashboard())
    const host = c.req.header('host')
    if (host === `127.0.0.1:${own.port}`) {
      const { pathname, search } = new URL(c.req.url)
      return c.redirect(own.origin + pathname + search)
    }
    if (host !== own.host) {
      return c.text(`This origin of the lab serves agent pages only. The dashboard is at ${own.origin}.`, 404)
    }
    const name = c.req.path.slice(1)
    const asset = ui.file(name)
    if (asset !== undefined && name !== 'index.html') {
      const { bytes, brotli, contentType } = asset
      const isBrotli = brotli !== null && accepts(c, brotliOnly) === 'br'
      return c.body(isBrotli ? brotli : bytes, 200, {
        'Content-Type': contentType,
        ...(isBrotli && { 'Content-Encoding': 'br' }),
        Vary: 'Accept-Encoding',
        'Cache-Control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        'X-Content-Type-Options': 'nosniff',
      })
    }
    if (name.startsWith('assets/')) return c.text('There is no such file.', 404)
    const index = ui.text('index.html')
    if (index === undefined) return c.text('The dashboard is not built. Run npm run build.', 503)
    return c.html(index, 200, {
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
    })
  })
