import { expect, test } from '../../support/fixtures.ts'

test('the main job by keyboard alone: compose, send, look, fold, send again, stop', async ({
  bench,
  page,
}) => {
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    )
  const tabTo = async (name: string | RegExp, role: 'button' | 'combobox' | 'textbox') => {
    const target = page.getByRole(role, { name, exact: true })
    for (let presses = 0; presses < 80; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`The Tab key does not lead to ${String(name)}; it is at "${await focused()}".`)
  }
  await expect(bench.lane('no-CORS')).toBeVisible()
  await tabTo('Method', 'combobox')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('POST')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('/orders')
  await page.keyboard.press('Escape')
  await tabTo('Content type', 'combobox')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('text/plain')
  await bench.settle(() => page.keyboard.press('Control+Enter'))
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'no-CORS': 'blocked-at-response' })

  await tabTo('What happened', 'button')
  await page.keyboard.press('Enter')
  await expect(bench.row('no-CORS', 'work')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(bench.row('no-CORS', 'work')).toContainText('although the page was told that it failed')

  await bench.settle(() => page.keyboard.press('Control+Shift+Enter'))
  await expect(bench.runHead.filter({ hasText: 'again warm' })).toBeVisible()
  await bench.settle(() => page.keyboard.press('Control+Alt+Enter'))
  await expect(bench.runHead).not.toContainText('again warm')

  await tabTo('Change the no-CORS lane', 'button')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Nobody')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Nobody lane' })).toBeVisible()
  expect(await focused()).toBe('Change the Nobody lane')

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Again warm')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden()
})

test('a screen reader hears each lane’s outcome once', async ({ bench, page }) => {
  await expect(bench.lane('no-CORS')).toBeVisible()
  await page.evaluate(() => {
    const heard: string[] = []
    const watch = (region: Element) =>
      new MutationObserver(() => {
        // A live region that is busy is not read out until it is no more.
        if (region.getAttribute('aria-busy') === 'true') return
        const text = region.textContent ?? ''
        if (heard.at(-1) !== text) heard.push(text)
      }).observe(region, { subtree: true, childList: true, characterData: true, attributes: true })
    for (const region of document.querySelectorAll('[data-lane] [data-fact=outcome] [role=status]'))
      watch(region)
    Object.assign(window, { heard })
  })
  await bench.send()
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard.toSorted()))
    .toEqual([
      'blocked at the preflightNo Access-Control-Allow-Origin in the answer to the preflight.',
      'readable · 200The backend answered the preflight.',
      'readable · 200The proxy answered the preflight.',
    ])
})

test('with reduced motion nothing moves', async ({ bench, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await bench.compose({ Method: 'GET', Path: '/slow?ms=9000' })
  await page.keyboard.press('Control+Enter')
  await expect(bench.grid).toHaveAttribute('aria-busy', 'true')
  const running = await page.evaluate(
    () =>
      document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 10)
        .length,
  )
  expect(running).toBe(0)
  await page.keyboard.press('Escape')
})
