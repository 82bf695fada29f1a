import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import {
  canReadListeners,
  kernelListeners,
} from '../../servers/test-support/kernel-listeners.test-support.ts'
import { BenchPage } from '../support/bench-page.ts'
import { startDevelopmentLab, type DevelopmentLab } from '../support/development-lab.ts'
import { expect, test } from '../support/fixtures.ts'

// One start for all tests of this file: it takes seconds.
test.describe.configure({ mode: 'default' })

let lab: DevelopmentLab
test.beforeAll(async () => {
  lab = await startDevelopmentLab()
})
test.afterAll(() => lab?.close())

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** As a program asks, which may claim any Host and Origin. */
function get(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> {
  const { host, port } = new URL(lab.dashboard)
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ host: '127.0.0.1', port, path, method, headers: { host, ...headers } })
    asked.on('error', reject)
    asked.on('upgrade', ({ headers }, socket) => {
      socket.destroy()
      resolve({ status: 101, headers, body: '' })
    })
    asked.on('response', async (response) => {
      const { statusCode: status = 0, headers } = response
      resolve({ status, headers, body: await text(response) })
    })
    asked.end()
  })
}

test('in development the dashboard keeps to its policy, hears of changes over its own port, and sends', async ({
  browser,
}) => {
  const page = await browser.newPage()
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  const bench = new BenchPage(page)
  const response = await page.goto(lab.dashboard)
  await bench.lanes.first().waitFor({ timeout: 30_000 })
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'no-CORS': 'blocked-at-preflight' })
  await expect.poll(() => said).toContain('[vite] connected.')
  expect(said.filter((line) => /Content Security Policy|WebSocket/i.test(line))).toEqual([])

  const policy = (await response?.headerValue('content-security-policy')) ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
  expect(policy).toBe(
    `script-src 'self' 'nonce-${nonce}'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'`,
  )
  expect((await get('/')).headers['content-security-policy']).not.toContain(nonce)
  await page.close()
})

test('in development nothing listens beyond loopback', () => {
  test.skip(!canReadListeners, 'The kernel of this computer does not tell who listens.')
  const listeners = kernelListeners(lab.pid)
  expect(listeners.map(({ port }) => port)).toContain(Number(new URL(lab.dashboard).port))
  expect(listeners.filter(({ isLoopback }) => !isLoopback)).toEqual([])
})

const sources = [
  '/',
  '/bench',
  '/index.html',
  '/main.tsx',
  '/@vite/client',
  '/mark.svg',
  '/control/client.ts',
]
const foreign = [
  ['a foreign Origin', { origin: 'http://attacker.example' }, 403],
  ['a page of a name under localhost', { origin: 'http://evil.localhost:4100' }, 403],
  ['the Origin null', { origin: 'null' }, 403],
  ['a script of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
  ['a script of the same site', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }, 403],
  [
    'a frame',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    403,
  ],
  ['a foreign Host', { host: 'attacker.example' }, 404],
  ['a Host under localhost', { host: 'evil.localhost' }, 404],
] as const

for (const [who, headers, status] of foreign) {
  test(`in development ${who} gets no source`, async () => {
    for (const path of sources) {
      const answer = await get(path, headers)
      expect([path, answer.status]).toEqual([path, status])
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    }
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' }
    const key = { 'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==', 'sec-websocket-protocol': 'vite-hmr' }
    expect((await get('/', { ...upgrade, ...key })).status).toBe(101)
    expect((await get('/', { ...upgrade, ...key, ...headers })).status).toBe(403)
    expect((await get('/', { ...upgrade, ...key, 'sec-websocket-protocol': 'other' })).status).toBe(404)
  })
}

test('in development a link leads to a view, and every file is as unframed as the page', async () => {
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  expect((await get('/bench', link)).status).toBe(200)
  for (const path of [...sources, '/agent.html', '/nowhere', '/nowhere.ts']) {
    const { headers } = await get(path)
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
  }
  expect((await get('/index.html')).headers['content-security-policy']).toContain('nonce-')
})

test('in development nobody opens files in an editor', async () => {
  const names = ['/__open-in-editor', '/__OPEN-in-editor', '/__open-in-editor/', 'http://x/__open-in-editor']
  for (const name of names) expect((await get(`${name}?file=package.json`)).status).toBe(404)
})

test('in development a page of another origin neither reads sources, nor frames the dashboard, nor hears of changes', async ({
  browser,
}) => {
  const page = await browser.newPage()
  await page.goto(`${lab.dashboard.replace('localhost', 'evil.localhost')}/agent`)
  const got = await page.evaluate(async (dashboard) => {
    const outcomeOf = (promise: Promise<unknown>) =>
      promise.then(
        () => 'got it',
        () => 'refused',
      )
    const socket = new WebSocket(dashboard.replace('http', 'ws'), 'vite-hmr')
    const opened = new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve)
      socket.addEventListener('error', reject)
    })
    const frame = document.createElement('iframe')
    frame.src = dashboard
    document.body.append(frame)
    await new Promise((resolve) => frame.addEventListener('load', resolve))
    return Promise.all([
      outcomeOf(fetch(`${dashboard}/main.tsx`)),
      outcomeOf(import(`${dashboard}/@vite/client`)),
      outcomeOf(opened),
    ])
  }, lab.dashboard)
  expect(got).toEqual(['refused', 'refused', 'refused'])
  await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/')
  await page.close()
})
