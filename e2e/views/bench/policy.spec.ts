import type { Locator, Page } from 'playwright/test'
import { expect, test } from '../../support/fixtures.ts'

/** The policy and its editor as a person uses them. */
class PolicyOfStage {
  readonly page: Page
  readonly region: Locator

  constructor(page: Page) {
    this.page = page
    this.region = page.getByRole('region', { name: 'Policy' })
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true })
  }

  field(label: string): Locator {
    return this.region.getByLabel(label, { exact: true })
  }

  async open(): Promise<void> {
    await this.button('Edit policy').click()
    await expect(this.button('Edit policy')).toHaveAttribute('aria-expanded', 'true')
  }

  async apply(): Promise<void> {
    await this.button('Apply to all lanes').click()
    await expect(this.region.getByRole('status')).toHaveText('Applied to all lanes.')
  }
}

test('a mistake is said while one types, and blocks; mended and applied, the lanes answer otherwise; undo brings them back', async ({
  bench,
  lab,
  onStage,
  page,
}) => {
  const stranger = 'http://stranger.example'
  const stage = await onStage({ origins: [stranger] })
  const policy = new PolicyOfStage(page)
  await bench.send()
  await bench.expectOutcomes({
    'backend-CORS': 'blocked-at-preflight',
    'proxy-CORS': 'blocked-at-preflight',
    'no-CORS': 'blocked-at-preflight',
  })

  await policy.open()
  await policy.field('Allowed origins').pressSequentially(`${lab.dashboard}/`)
  await policy.field('Allowed origins').press('Enter')
  await expect(policy.region.getByRole('alert')).toContainText('1 mistake.')
  await expect(policy.region).toContainText('1 mistake, not applied')
  await expect(policy.field('Allowed origins')).toHaveAttribute('aria-invalid', 'true')
  await expect(policy.field('Allowed origins')).toHaveAccessibleDescription(/ends in a slash/)
  await expect(policy.button('Apply to all lanes')).toHaveAttribute('aria-disabled', 'true')
  // The click has to reach the button: Playwright itself would wait for one that is not off.
  await policy.button('Apply to all lanes').click({ force: true })
  expect(lab.stages.get(stage.id).describe().policy).toEqual(stage.policy)

  await policy.button(`Write ${lab.dashboard}`).click()
  await expect(policy.region.getByRole('alert')).toHaveCount(0)
  await policy.apply()
  const applied = { ...stage.policy, origins: [stranger, lab.dashboard] }
  expect(lab.stages.get(stage.id).describe().policy).toEqual(applied)
  await bench.send()
  await bench.expectOutcomes({
    'backend-CORS': 'readable',
    'proxy-CORS': 'readable',
    'no-CORS': 'blocked-at-preflight',
  })

  await policy.button('Undo').click()
  await expect(policy.region.getByRole('status')).toContainText('Undone')
  expect(lab.stages.get(stage.id).describe().policy).toEqual(stage.policy)
  await bench.send()
  await bench.expectOutcomes({
    'backend-CORS': 'blocked-at-preflight',
    'proxy-CORS': 'blocked-at-preflight',
  })
})

test('a preset fills the fields and changes no lane until it is applied; then browsers refuse * with credentials', async ({
  bench,
  corsErrors,
  lab,
  onStage,
  page,
}) => {
  const stage = await onStage({})
  const policy = new PolicyOfStage(page)
  await policy.open()
  await policy.button('Dangerous: * with credentials').click()
  await expect(policy.button('Dangerous: * with credentials')).toHaveAttribute('aria-pressed', 'true')
  await expect(policy.field('Allow credentials')).toBeChecked()
  await expect(policy.field('Allowed origins')).toHaveAccessibleDescription(/\* is refused by browsers/)
  await expect(policy.region).toContainText('changed, not applied')
  expect(lab.stages.get(stage.id).describe().policy).toEqual(stage.policy)

  await policy.apply()
  await bench.compose({ Method: 'GET', Path: '/orders/1', Credentials: 'include' })
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'blocked-at-response', 'proxy-CORS': 'blocked-at-response' })
  expect(corsErrors.toSorted()).toEqual([
    'MissingAllowOriginHeader',
    'WildcardOriginNotAllowed',
    'WildcardOriginNotAllowed',
  ])
})

test('what is written survives a reload, wrong values too, and is discarded and brought back', async ({
  lab,
  onStage,
  page,
}) => {
  const stage = await onStage({})
  const policy = new PolicyOfStage(page)
  await policy.open()
  await policy.field('Allowed request headers').fill('content-type, x trace')
  await policy.field('Max-Age, seconds').fill('10m')
  await expect(policy.region).toContainText('2 mistakes, not applied')
  await expect(page).toHaveURL(/x(\+|%20| )trace.*10m/)
  await page.reload()
  await expect(policy.field('Allowed request headers')).toHaveValue('content-type, x trace')
  await expect(policy.field('Max-Age, seconds')).toHaveValue('10m')
  await expect(policy.region).toContainText('2 mistakes, not applied')

  await policy.button('Discard changes').click()
  await expect(policy.field('Max-Age, seconds')).toHaveValue('600')
  await expect(policy.region).not.toContainText('not applied')
  await policy.button('Undo').click()
  await expect(policy.field('Max-Age, seconds')).toHaveValue('10m')
  expect(lab.stages.get(stage.id).describe().policy).toEqual(stage.policy)
})

test('a policy that could not be applied is an alert with the reason, and what was written stays', async ({
  lab,
  page,
}) => {
  // Not by onStage, which would close the stage a second time.
  const { policy: before } = lab.stages.get('default').describe()
  const stage = await lab.stages.create({ policy: before, lanes: [{ strategy: 'backend' }] })
  await page.goto(`${lab.dashboard}/bench?stage=${stage.id}`)
  const policy = new PolicyOfStage(page)
  await policy.open()
  await policy.field('Max-Age, seconds').fill('30')
  await lab.stages.remove(stage.id)
  await policy.button('Apply to all lanes').click()
  await expect(policy.region.getByRole('alert')).toContainText('Not applied.')
  await expect(policy.region.getByRole('alert')).toContainText(stage.id)
  await expect(policy.field('Max-Age, seconds')).toHaveValue('30')
  await expect(policy.region).toContainText('changed, not applied')
})

test('origins are added and removed by the keyboard alone, and an entry that is still being typed counts', async ({
  bench,
  lab,
  onStage,
  page,
}) => {
  const stage = await onStage({})
  const policy = new PolicyOfStage(page)
  await policy.button('Edit policy').press('Enter')
  const origins = policy.field('Allowed origins')
  await origins.press('Backspace')
  await expect(policy.button(`Remove ${lab.dashboard}`)).toHaveCount(0)
  await origins.pressSequentially('http://a.example,http://b.example')
  await expect(policy.button('Remove http://a.example')).toBeVisible()
  await expect(origins).toHaveValue('http://b.example')
  // Ctrl+Enter is Send's, also from here: nothing is applied by it.
  await bench.settle(() => origins.press('Control+Enter'))
  await bench.expectOutcomes({ 'backend-CORS': 'readable' })
  expect(lab.stages.get(stage.id).describe().policy).toEqual(stage.policy)

  await policy.button('Apply to all lanes').press('Enter')
  await expect(policy.region.getByRole('status')).toHaveText('Applied to all lanes.')
  await expect(policy.button('Apply to all lanes')).toBeFocused()
  expect(lab.stages.get(stage.id).describe().policy.origins).toEqual(['http://a.example', 'http://b.example'])
})

test('what a policy leads to is said while it is written, and each finding is mended by a click before it runs', async ({
  lab,
  onStage,
  page,
}) => {
  const stage = await onStage({})
  const policy = new PolicyOfStage(page)
  await policy.open()
  await policy.button('Dangerous: null with credentials').click()
  await policy.field('Allowed origins').pressSequentially('http://app.example ')
  await policy.field('Another method').pressSequentially('patch TRACE ')
  await policy.field('Allowed request headers').fill('*')
  await policy.field('Max-Age, seconds').fill('86400')
  await policy.field('Exposed response headers').fill('set-cookie, x-total-count')

  const findings: readonly (readonly [field: string, says: RegExp, fix: string])[] = [
    ['Allowed origins', /null is the origin of every sandboxed frame/, 'Take out null'],
    ['Allowed origins', /http:\/\/app\.example is not encrypted/, 'Write https://app.example'],
    ['Another method', /fetch leaves that of patch as it is/, 'Write PATCH'],
    ['Another method', /TRACE can be sent by no page/, 'Take out TRACE'],
    [
      'Allowed request headers',
      /no wildcard for a request with credentials/,
      'Write content-type, authorization',
    ],
    ['Exposed response headers', /set-cookie is readable by no script/, 'Take out set-cookie'],
    ['Max-Age, seconds', /in Chromium at 7200/, 'Write 7200'],
  ]
  for (const [field, says] of findings) await expect(policy.field(field)).toHaveAccessibleDescription(says)
  await expect(policy.field('Allow credentials')).toHaveAccessibleDescription(/SameSite=None/)
  // Nothing of it is syntax, so nothing of it is in the way.
  await expect(policy.button('Apply to all lanes')).toHaveAttribute('aria-disabled', 'false')

  for (const [field, says, fix] of findings) {
    await policy.button(fix).click()
    await expect(policy.field(field)).toBeFocused()
    await expect(policy.field(field)).not.toHaveAccessibleDescription(says)
  }
  expect(lab.stages.get(stage.id).describe().policy).toEqual(stage.policy)
  await policy.apply()
  expect(lab.stages.get(stage.id).describe().policy).toEqual({
    origins: ['https://app.example'],
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    requestHeaders: ['content-type', 'authorization'],
    exposeHeaders: ['x-total-count'],
    credentials: true,
    maxAgeSeconds: 7200,
  })
})
