import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from '../support/fixtures.ts'

/** A page of somebody else, on a server of its own. */
async function foreignPage(html: string) {
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(html))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
}

const message = (lab: string) =>
  JSON.stringify({
    type: 'fetch',
    fetch: {
      attemptId: 'stolen',
      url: `${lab}/api/stages`,
      timeoutMs: 5_000,
      withTiming: false,
      request: {
        origin: '',
        method: 'GET',
        path: '/',
        headers: [],
        credentials: 'include',
        mode: 'cors',
        redirect: 'follow',
        cache: 'default',
        contentType: '',
        body: '',
      },
    },
  })

test('a page of another origin that embeds an agent cannot make it fetch', async ({ page, lab }) => {
  for (const origin of lab.origins.filter((each) => each !== 'null')) {
    const foreign = await foreignPage(`
      <iframe id="agent" src="${origin}/agent"></iframe>
      <script>
        window.heard = []
        window.addEventListener('message', ({ data }) => window.heard.push(data))
        document.getElementById('agent').addEventListener('load', () => {
          document.getElementById('agent').contentWindow.postMessage(${message(lab.dashboard)}, '*')
        })
      </script>`)
    await page.goto(foreign.url)
    const refused = page.waitForEvent('console', (text) => text.text().includes('frame-ancestors'))
    await page.reload()
    await refused
    await page.waitForTimeout(300)
    expect(await page.evaluate('window.heard'), origin).toEqual([])
    foreign.close()
  }
})

test('an agent that is opened as a window of its own obeys nobody', async ({ page, lab }) => {
  const foreign = await foreignPage('<title>foreign</title>')
  await page.goto(foreign.url)
  const heard = await page.evaluate(
    async ([url, order]) => {
      const answers: unknown[] = []
      window.addEventListener('message', ({ data }) => answers.push(data))
      const opened = window.open(url)
      for (let turn = 0; turn < 20; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        opened?.postMessage(JSON.parse(order), '*')
      }
      return answers
    },
    [`${lab.dashboard}/agent`, message(lab.dashboard)] as const,
  )
  expect(heard).toEqual([])
  foreign.close()
})

test('a page of another origin can neither read the control API nor write to it', async ({ page, lab }) => {
  const foreign = await foreignPage('<title>foreign</title>')
  await page.goto(foreign.url)
  const before = JSON.stringify(lab.stages.get('default').describe())
  const results = await page.evaluate(async (dashboard) => {
    const read = await fetch(`${dashboard}/api/stages`).then(
      () => 'read',
      () => 'refused',
    )
    const body = '{"policy":{},"lanes":[]}'
    const written = await fetch(`${dashboard}/api/stages/default`, { method: 'PUT', body }).then(
      () => 'written',
      () => 'refused',
    )
    const opaque = await fetch(`${dashboard}/api/stages`, { method: 'POST', mode: 'no-cors', body })
    return [read, written, opaque.type]
  }, lab.dashboard)
  expect(results).toEqual(['refused', 'refused', 'opaque'])
  expect(JSON.stringify(lab.stages.get('default').describe())).toBe(before)
  expect(lab.stages.list()).toHaveLength(1)
  foreign.close()
})

test('a same-origin page obeys the dashboard alone: no other site can embed it', async ({ lab, page }) => {
  const { policy } = lab.stages.get('default').describe()
  const stage = await lab.stages.create({
    policy,
    lanes: [{ strategy: 'same-origin', environment: 'deployed' }],
  })
  const { url } = stage.describe().lanes[0]!
  const evil = lab.origins.find((each) => each.includes('evil'))!
  await page.goto(`${evil}/agent`)
  const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
  await page.evaluate((src) => {
    const frame = document.createElement('iframe')
    frame.src = src
    document.body.append(frame)
  }, `${url}/agent.html`)
  expect((await refused).text()).toContain(lab.dashboard)
  await lab.stages.remove(stage.id)
})
