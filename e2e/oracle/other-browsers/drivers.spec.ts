import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from './fixtures.ts'

const pages: Readonly<Record<string, string>> = {
  '/': '<title>Page</title><iframe sandbox="allow-scripts" src="/child"></iframe><iframe src="/parent"></iframe>',
  '/parent': '<title>Parent</title><iframe src="/child"></iframe>',
  '/child': '<title>Child</title>',
}

let server: Server
let origin = ''

test.beforeAll(async () => {
  server = createServer(({ url }, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(`<!doctype html>${pages[url ?? '']}`)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
})

test.afterAll(() => {
  server.close()
  server.closeAllConnections()
})

test('script runs in the page and in each of its frames', async ({ opened }) => {
  const page = await opened.page(`${origin}/`)
  const text = '\u0000 \u00e9 \u2028 \ud800 </script>'
  expect(await page.run((argument) => [document.title, argument], text)).toEqual(['Page', text])
  expect(await page.run(() => undefined)).toBeNull()
  const frames = await page.frames()
  expect(await Promise.all(frames.map((frame) => frame.run(() => [document.title, self.origin])))).toEqual([
    ['Child', 'null'],
    ['Parent', origin],
    ['Child', origin],
  ])
  await page.close()
})

test('what script throws is thrown, also when the page is left meanwhile', async ({ opened }) => {
  const page = await opened.page(`${origin}/child`)
  await expect(page.run(() => Promise.reject(new TypeError('no')))).rejects.toThrow('TypeError: no')
  const waiting = expect(page.run(() => new Promise(() => {}))).rejects.toThrow('page was left')
  await page.goto(`${origin}/parent`)
  await waiting
  expect(await page.run(() => document.title)).toBe('Parent')
  await page.close()
})

test('pages wait for one another', async ({ opened }) => {
  const [first, second] = [await opened.page(`${origin}/child`), await opened.page(`${origin}/child`)]
  const heard = first.run(
    () =>
      new Promise((resolve) => {
        new BroadcastChannel('test').addEventListener('message', ({ data }) => resolve(data))
        document.title = 'listens'
      }),
  )
  await expect.poll(() => first.run(() => document.title)).toBe('listens')
  await second.run(() => {
    const channel = new BroadcastChannel('test')
    // eslint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
    channel.postMessage('heard')
  })
  expect(await heard).toBe('heard')
  await first.close()
  await second.close()
})

test('a page has the size that it is given, and can be looked at', async ({ opened }) => {
  const page = await opened.page(`${origin}/`)
  const size = () => page.run(() => ({ width: innerWidth, height: innerHeight }))
  expect(await size()).toEqual({ width: 1440, height: 1000 })
  await page.setSize({ width: 800, height: 600 })
  expect(await size()).toEqual({ width: 800, height: 600 })
  const png = await page.screenshot()
  expect({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }).toEqual({ width: 800, height: 600 })
  await page.close()
})

test('what a page says is heard, where the browser tells it', async ({ opened, other }) => {
  const page = await opened.page(`${origin}/child`)
  await page.run(() => {
    console.error('careful')
    setTimeout(() => {
      throw new Error('uncaught')
    })
  })
  if (other === 'firefox') {
    await expect.poll(() => page.messages).toContainEqual({ type: 'error', text: 'careful' })
    await expect.poll(() => page.pageErrors).toContainEqual(expect.stringContaining('uncaught'))
  } else expect([page.messages, page.pageErrors]).toEqual([null, null])
  await page.close()
})
