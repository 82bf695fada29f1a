import { createServer } from 'node:net'
import { expect, test } from '../support/fixtures.ts'

test('a header value of 8 kB is shown cut, and whole on demand', async ({ bench, onStage, seen }) => {
  await onStage({ requestHeaders: ['content-type', 'x-long'] })
  const value = 'abcdefgh'.repeat(1_000)
  await bench.addHeader('X-Long', value)
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'proxy-CORS': 'readable' })
  expect((await seen('backend-CORS')).exchanges.at(-1)?.requestHeaders).toContainEqual(['X-Long', value])
  await bench.group('request').click()
  const cell = bench.header('backend-CORS', 'x-long')
  const height = () => cell.evaluate((element) => element.getBoundingClientRect().height)
  expect(await height()).toBeLessThan(60)
  await cell.locator('summary').click()
  expect(await height()).toBeGreaterThan(300)
  await expect(cell).toContainText(value)
})

test('200 headers are a row each, in every lane', async ({ bench, lab, onStage, page }) => {
  const names = Array.from({ length: 200 }, (_each, index) => `x-n-${index}`)
  const stage = await onStage({ requestHeaders: ['content-type', ...names.slice(0, 60)] })
  const headers = JSON.stringify(names.map((name, index) => [name, String(index)]))
  await page.goto(`${lab.dashboard}/bench?stage=${stage.id}&headers=${encodeURIComponent(headers)}`)
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'blocked-at-preflight', 'no-CORS': 'blocked-at-preflight' })
  await bench.group('preflight-request').click()
  await expect(bench.header('backend-CORS', 'access-control-request-headers')).toContainText('x-n-199')

  await bench.compose({ Mode: 'no-cors', Method: 'GET' })
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'opaque' })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
})

test('a very long URL is sent, and its head stays one line', async ({ bench, page, seen }) => {
  const path = `/orders?q=${'long-'.repeat(1_200)}`
  await bench.compose({ Method: 'GET', Path: path })
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable' })
  expect((await seen('backend-CORS')).exchanges[0]?.url).toBe(path)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
  const head = await bench.runHead.boundingBox()
  expect(head?.height).toBeLessThan(90)
})

test('an attempt that nobody answers ends after its time, and says so', async ({ bench, onStage }) => {
  test.setTimeout(60_000)
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const address = silent.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await onStage({ origins: '*' })
  await bench.compose({ Method: 'GET', Path: `/redirect?to=http://127.0.0.1:${port}/` })
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'no-response', 'no-CORS': 'blocked-at-response' })
  await expect(bench.row('backend-CORS', 'outcome')).toContainText('No response came within 15 s.')
  await expect(bench.row('backend-CORS', 'page')).toContainText('TimeoutError after 15 s')
  silent.close()
})
