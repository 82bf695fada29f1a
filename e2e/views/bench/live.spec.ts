import { expect, test } from '../../support/fixtures.ts'

test('while an attempt is under way, a lane shows what its witnesses have seen so far', async ({
  bench,
  page,
}) => {
  await bench.compose({ Method: 'PUT', Path: '/slow?ms=1500' })
  await page.getByRole('button', { name: 'Send' }).click()
  const diagram = bench.diagram('proxy-CORS')
  await expect(diagram).toHaveAccessibleName(/OPTIONS.*204.*proxy to backend: PUT/is)
  await expect(diagram).toHaveAccessibleName(/not answered yet/)
  await expect(bench.grid).toHaveAttribute('aria-busy', 'true')

  await expect(bench.grid).toHaveAttribute('aria-busy', 'false')
  await expect(diagram).toHaveAccessibleName(/proxy to browser: 200/i)
  await expect(diagram).not.toHaveAccessibleName(/not answered yet/)
})

test('from a frame that sends no Referer, too', async ({ bench, page }) => {
  await bench.compose({ 'Page origin': 'null', Method: 'GET', Path: '/slow?ms=1500' })
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(bench.diagram('backend-CORS')).toHaveAccessibleName(/GET.*not answered yet/is)
  await expect(bench.grid).toHaveAttribute('aria-busy', 'true')
})

test('the stream stays open from one attempt to the next, and leaves when nobody looks', async ({
  bench,
  lab,
  page,
}) => {
  // The browser tells of a request when it has ended, and one that it stays silent about is still open.
  const ended = () => page.evaluate((url) => performance.getEntriesByName(url).length, lab.events)
  await bench.send()
  await bench.send('warm')
  expect(await ended()).toBe(0)
  await page.getByRole('button', { name: 'Repeat 5 times' }).click()
  await expect(page.getByRole('region', { name: 'Repeat' })).toHaveAttribute('aria-busy', 'false')
  await expect.poll(ended).toBe(1)
})

test('the dashboard hears of finished exchanges by one event stream on the second port', async ({
  bench,
  page,
  lab,
}) => {
  await page.evaluate((url) => {
    const events: unknown[] = []
    Object.assign(window, { events })
    const source = new EventSource(url)
    source.addEventListener('exchange', ({ data }) => events.push(JSON.parse(data)))
    return new Promise((resolve) => source.addEventListener('open', resolve))
  }, lab.events)
  await bench.send()
  const id = await bench.attemptId('no-CORS')
  await page.waitForFunction((attempt) => {
    const { events } = window as unknown as { events: { attempt: string; exchange: { method: string } }[] }
    return events.some((event) => event.attempt === attempt && event.exchange.method === 'OPTIONS')
  }, id)
})
