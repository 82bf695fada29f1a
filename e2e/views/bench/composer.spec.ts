import { expect, test } from '../../support/fixtures.ts'

test('a header that is switched off keeps its place and is not sent; one that is removed comes back', async ({
  bench,
  page,
  seen,
}) => {
  await bench.compose({ Method: 'GET', Path: '/orders' })
  await bench.addHeader('x-trace', '7f3a')
  await page.getByRole('checkbox', { name: 'Send x-trace' }).uncheck()
  await bench.send()
  const namesSeen = (await seen('backend-CORS')).exchanges.flatMap(({ requestHeaders }) =>
    requestHeaders.map(([name]) => name.toLowerCase()),
  )
  expect(namesSeen).toContain('origin')
  expect(namesSeen).not.toContain('x-trace')
  expect(namesSeen).not.toContain('access-control-request-headers')

  await page.getByRole('button', { name: 'Remove x-trace' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Name of header 1')).toHaveValue('x-trace')
  await expect(page.getByLabel('Value of header 1')).toHaveValue('7f3a')
  await expect(page.getByRole('checkbox', { name: 'Send x-trace' })).not.toBeChecked()
})

test('a header that the browser leaves out is said to be left out, and is', async ({ bench, page, seen }) => {
  await bench.compose({ Method: 'GET', Path: '/orders' })
  await bench.addHeader('Via', '1.1 elsewhere')
  await expect(page.getByLabel('Name of header 1')).toHaveAccessibleDescription(
    'The browser will leave it out: Via is its own to set.',
  )
  await bench.send()
  const [exchange] = (await seen('backend-CORS')).exchanges
  expect(exchange).toMatchObject({ method: 'GET', status: 200 })
  expect(exchange!.requestHeaders.map(([name]) => name.toLowerCase())).not.toContain('via')
})

test('a header is chosen from the suggestions by keyboard, and brings a fitting value', async ({ bench }) => {
  const { page } = bench
  await page.getByRole('button', { name: 'Add header' }).click()
  const name = page.getByRole('combobox', { name: 'Name of header 1' })
  await expect(name).toBeFocused()
  await page.keyboard.type('auth')
  const suggestions = page.getByRole('listbox', { name: 'Suggestions' })
  await expect(suggestions.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(suggestions).toHaveCount(0)
  await expect(name).toHaveValue('authorization')
  await expect(page.getByLabel('Value of header 1')).toHaveValue('Bearer demo')
  await expect(page.getByLabel('Value of header 1')).toBeFocused()
})

test('Enter in a field sends, and a double click on Send does not stop what it sent', async ({
  bench,
  page,
}) => {
  await bench.compose({ Method: 'GET', Path: '/orders/1' })
  await bench.settle(() => page.getByLabel('Path', { exact: true }).press('Enter'))
  await bench.expectOutcomes({ 'backend-CORS': 'readable' })
  await bench.compose({ Path: '/slow?ms=1000' })
  await bench.settle(() => page.getByRole('button', { name: 'Send' }).dblclick())
  await bench.expectOutcomes({ 'backend-CORS': 'readable' })
})

test('while something is under way Send reads Stop in the same place, and the composer does not move', async ({
  bench,
  page,
}) => {
  await bench.compose({ Method: 'GET', Path: '/slow?ms=9000' })
  const form = page.getByRole('form', { name: 'Request' })
  const send = page.getByRole('button', { name: 'Send' })
  const before = [await form.boundingBox(), await send.boundingBox()]
  await bench.settle(async () => {
    await send.click()
    const stop = page.getByRole('button', { name: 'Stop' })
    await expect(stop).toBeFocused()
    await expect(page.getByRole('progressbar', { name: 'Progress' })).toHaveAttribute('aria-valuemax', '3')
    expect([await form.boundingBox(), await stop.boundingBox()]).toEqual(before)
    // Escape closes an open list first, and stops only after that.
    await page.getByLabel('Path', { exact: true }).press('ArrowDown')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('listbox')).toHaveCount(0)
    await expect(stop).toBeVisible()
    await page.keyboard.press('Escape')
  })
  await expect(bench.row('backend-CORS', 'outcome')).toContainText('You stopped it')
})

test('another content type brings an example of that type, but never over what was typed', async ({
  bench,
  page,
}) => {
  const body = page.getByLabel('Body', { exact: true })
  await bench.compose({ 'Content type': 'application/x-www-form-urlencoded' })
  await expect(body).toHaveValue('item=tea&quantity=3')
  await expect(body).toHaveAccessibleDescription(/^The backend will answer 400/)
  await bench.compose({ Body: 'item=cocoa', 'Content type': 'application/json' })
  await expect(body).toHaveValue('item=cocoa')
})
