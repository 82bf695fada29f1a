import { readdirSync } from 'node:fs'
import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, type Lab } from '../launch.ts'
import { uiFolder } from '../ui-build.ts'

let lab: Lab
beforeAll(async () => {
  lab = await launch({ portBase: 0 })
})
afterAll(() => lab.close())

/** One connection for all requests: there are many. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
afterAll(() => agent.destroy())

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

function get(port: string, path: string, host: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers: { host }, agent })
    asked.on('error', reject).on('response', async (response) => {
      const { statusCode: status, headers } = response
      // The event stream does not end.
      const isEndless = headers['content-type'] === 'text/event-stream'
      resolve({ status, headers, body: isEndless ? '' : await text(response) })
      if (isEndless) asked.destroy()
    })
    asked.end()
  })
}

const built = readdirSync(uiFolder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(uiFolder.length))

const others = `
  / // /bench /reasons/acao-missing /nowhere /nowhere.html /assets/nowhere.js /favicon.ico /robots.txt
  /agent /agent/ /agent?x /AGENT.HTML //agent.html /agent.html/ /x/../agent.html /agent%2Ehtml /index%2Ehtml
  /healthz /api /api/lab /api/engines /api/stages /api/stages/default /api/stages/default/nginx-conf
  /api/stages/nowhere /api/attempts /api/attempts/a /api/companies /api/companies/nowhere /api/events /api/nowhere
`
const paths = [...built, ...others.trim().split(/\s+/)]

test('no response of the lab can be framed, but for the agent by the dashboard, on any host', async () => {
  const { dashboard, events } = lab
  const ports = [dashboard, events].map((url) => new URL(url).port)
  const wrong: string[] = []
  for (const port of ports) {
    for (const name of ['localhost', '127.0.0.1', 'evil.localhost']) {
      for (const path of paths) {
        const { status, headers, body } = await get(port, path, `${name}:${port}`)
        const ancestors = /frame-ancestors ([^;]+)/.exec(String(headers['content-security-policy']))?.[1]
        const isAgent = body.includes('data-dashboard-origin')
        const isSafe =
          ancestors === (isAgent ? dashboard : "'none'") && headers['x-content-type-options'] === 'nosniff'
        if (!isSafe || body.includes('%DASHBOARD_ORIGIN%')) wrong.push(`${name}:${port}${path} ${status}`)
      }
    }
  }
  expect(wrong).toEqual([])
})

test('the page of the dashboard has its whole policy under each name that leads to it', async () => {
  const { host, port } = new URL(lab.dashboard)
  for (const path of ['/', '/bench', '/index.html', '/agent.html', '/nowhere']) {
    const { status, headers, body } = await get(port, path, host)
    expect([path, status, body.includes('id="root"')]).toEqual([path, 200, true])
    expect(headers['content-security-policy']).toBe(
      "script-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    )
  }
})
