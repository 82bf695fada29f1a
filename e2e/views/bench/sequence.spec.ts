import { expect, test } from '../../support/fixtures.ts'

test('a chain of redirects is drawn hop by hop, and ends where the browser stopped', async ({
  bench,
  page,
}) => {
  await bench.compose({ Method: 'GET', Path: '/redirect?to=/redirect?to=/orders' })
  await bench.send()
  const steps = bench.lane('backend-CORS').getByRole('list', { name: 'The messages in order' })
  await expect(steps.getByRole('listitem')).toHaveText([
    /browser to backend: GET/i,
    /backend to browser: 302/i,
    /browser to backend: GET, for \/redirect\?to=\/orders/i,
    /backend to browser: 302/i,
    /browser to backend: GET, for \/orders/i,
    /backend to browser: 200/i,
  ])
  const blocked = bench.lane('no-CORS').getByRole('list', { name: 'The messages in order' })
  await expect(blocked.getByRole('listitem')).toHaveText([
    /browser to backend: GET/i,
    /backend to browser: 302.*refuses/i,
    /TypeError/,
  ])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
})

test('the lanes share one time scale: what takes longer is drawn longer', async ({ bench }) => {
  await bench.compose({ Method: 'GET', Path: '/slow?ms=1200' })
  await bench.send()
  const barOf = async (lane: 'backend-CORS' | 'proxy-CORS') =>
    bench
      .row(lane, 'diagram')
      .locator('[data-means=backend] rect')
      .first()
      .evaluate((bar) => bar.getBoundingClientRect().height)
  const [backend, behindProxy] = [await barOf('backend-CORS'), await barOf('proxy-CORS')]
  expect(Math.abs(backend - behindProxy)).toBeLessThan(0.15 * backend)
})
