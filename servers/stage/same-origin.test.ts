import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { startGuard } from '../guard/guard.ts'
import { listenInside } from '../connections/listening.ts'
import { nginxEngine } from '../proxies/nginx/engine.ts'
import { viteServer } from '../proxies/vite/engine.ts'
import { ask, pageOrigin, startStageOf, testPage } from './nginx-stages.test-support.ts'
import { proxySetup } from '../proxies/proxy-setup.test-support.ts'

const { available } = await nginxEngine.find()
if (!available) console.error('nginx is not on this computer: no page is served by it.')

const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0)) await step()
})

const fronts = [
  ['vite', { environment: 'local' }],
  ['embedded', { environment: 'deployed', engine: 'embedded' }],
  ...(available ? ([['nginx', { environment: 'deployed', engine: 'nginx' }]] as const) : []),
] as const

describe.each(fronts)('page and API of one origin, behind %s', (engine, lane) => {
  const start = async () => {
    const { stage, log, close } = await startStageOf([{ strategy: 'same-origin', ...lane }])
    undo.push(close)
    return { stage, log, lane: stage.describe().lanes[0]! }
  }

  test('serves the page, which the dashboard alone may embed, and does not ask the backend for it', async () => {
    const { lane, log } = await start()
    expect(lane).toMatchObject({ engine, state: 'up' })
    for (const { name, type, text } of testPage.files) {
      const answer = await fetch(`${lane.url}/${name}?again`, {
        headers: { Referer: `${pageOrigin}/attempt/${name}` },
      })
      expect([answer.status, await answer.text()]).toEqual([200, text])
      expect(answer.headers.get('content-type')?.split(';')[0]).toBe(type.split(';')[0])
      expect(answer.headers.get('content-security-policy')).toBe(`frame-ancestors ${pageOrigin}`)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(log.attempt(name).exchanges.map(({ witness }) => witness)).toEqual(['proxy'])
    }
  })

  test('forwards all else to the API, word for word, and both witnesses see it', async () => {
    const { lane, log } = await start()
    const put = { method: 'PUT', body: '{"item":"tea","quantity":1}', attempt: 'a' }
    expect(await ask(`${lane.url}/orders/17?x=%20a|b`, put)).toMatchObject({ status: 200 })
    expect(log.attempt('a').exchanges.map(({ witness, url }) => `${witness} ${url}`)).toEqual([
      'proxy /orders/17?x=%20a|b',
      'backend /orders/17?x=%20a|b',
    ])
    expect(log.attempt('a').work).toMatchObject([{ change: 'updated', id: '17' }])
    expect(await ask(`${lane.url}/nowhere`)).toMatchObject({ status: 404 })
    expect(await ask(`${lane.url}/agent`)).toMatchObject({ status: 404 })
  })

  test('opens no file in an editor, also where the request target is a whole URL', async () => {
    const { lane } = await start()
    for (const target of ['/__open-in-editor?file=x', 'http://x/__open-in-editor?file=x']) {
      const [answer] = (await once(
        request({ host: '127.0.0.1', port: new URL(lane.url).port, path: target }).end(),
        'response',
      )) as [IncomingMessage]
      answer.resume()
      expect(answer.statusCode).toBe(404)
    }
  })

  test('nobody answers for CORS, not even the server that serves the page', async () => {
    const { lane } = await start()
    for (const path of ['/orders', '/agent.html']) {
      const { all } = await ask(lane.url + path)
      expect(all('access-control-allow-origin')).toEqual([])
    }
  })

  test('stays at its address, with a page, when its backend is gone, and answers 502 itself', async () => {
    const { stage, lane } = await start()
    await stage.lane('same-origin')!.stopBackend()
    expect(await ask(`${lane.url}/orders`)).toMatchObject({ status: 502 })
    expect(await ask(`${lane.url}/agent.html`)).toMatchObject({ status: 200 })
    expect(stage.describe().lanes[0]!.message).toContain('answers 502 itself')
    await stage.lane('same-origin')!.startBackend()
    expect(await ask(`${lane.url}/orders`)).toMatchObject({ status: 200 })
  })

  test('shows the configuration that runs, and the page', async () => {
    const { lane } = await start()
    const [configuration, page] = lane.files
    expect(configuration!.name).toBe(
      { vite: 'vite.config.mjs', embedded: 'proxy.json', nginx: 'nginx.conf' }[engine],
    )
    expect(configuration!.text).toContain('agent')
    expect(page).toMatchObject({ name: 'page/agent.html', text: testPage.files[0]!.text })
  })
})

test('one lane goes from Vite to a load balancer and back, at the same address', async () => {
  const { stage, close } = await startStageOf([{ strategy: 'same-origin' }])
  undo.push(close)
  const { policy } = stage.describe()
  const { url } = stage.describe().lanes[0]!
  for (const environment of ['deployed', 'local'] as const) {
    await stage.change({ policy, lanes: [{ strategy: 'same-origin', environment }] })
    expect(stage.describe().lanes[0]).toMatchObject({ url, environment })
    expect(await ask(`${url}/agent.html`)).toMatchObject({ status: 200 })
  }
})

test.each([
  ['that is not there', () => Promise.reject(new Error("Cannot find package 'vite'."))],
  [
    'that refuses its configuration',
    () =>
      Promise.resolve({ version: '0', createServer: () => Promise.reject(new Error('proxy is no object.')) }),
  ],
])('says why Vite does not start, and what to do: one %s', async (_, load) => {
  const guard = await startGuard()
  undo.push(() => guard.close())
  const setup = proxySetup(null, { upstream: { host: '127.0.0.1', port: 1 }, page: testPage })
  const host = {
    guard,
    listen: listenInside,
    logged: () => {},
  }
  await expect(viteServer(load).start(setup, host)).rejects.toThrow(
    /^Vite's development server did not start: .+\. Run npm ci, or give the lane the environment "deployed"\.$/,
  )
})
