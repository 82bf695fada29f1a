import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'playwright/test'

test('the Chromium of these tests partitions storage by the site of the page, as released ones do', async ({
  browser,
}) => {
  const server = createServer(({ url }, response) => {
    const { port } = server.address() as AddressInfo
    response.setHeader('Content-Type', 'text/html')
    response.end(
      `<!doctype html><title>Storage</title>${url === '/' ? `<iframe src="http://127.0.0.1:${port}/frame"></iframe>` : ''}`,
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const context = await browser.newContext()
  const page = await context.newPage()

  await page.goto(`http://localhost:${port}/`)
  await page.frames()[1]!.evaluate(() => localStorage.setItem('from', 'a frame on another site'))
  expect(await page.frames()[1]!.evaluate(() => localStorage.getItem('from'))).toBe('a frame on another site')
  await page.goto(`http://127.0.0.1:${port}/frame`)
  expect(await page.evaluate(() => localStorage.getItem('from'))).toBeNull()

  await context.close()
  server.close()
  server.closeAllConnections()
})
