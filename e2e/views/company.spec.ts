import type { Page } from 'playwright/test'
import { arrangementNames, type ArrangementName } from '../../scenarios/company/company.ts'
import { companyWith } from '../../scenarios/company/company-change.ts'
import { companyPolicy } from '../../scenarios/company/company-policy.ts'
import { driftKinds, type DriftKind } from '../../scenarios/company/drift.ts'
import type { Service } from '../../scenarios/company/service.ts'
import { headerValue, isPreflight } from '../../scenarios/runs/outcome/exchanges.ts'
import { engineNames } from '../../scenarios/words/engine.ts'
import type { Lab } from '../../servers/launch.ts'
import { expectClean } from '../support/expect-clean.ts'
import { expect, readAttempt, test } from '../support/fixtures.ts'

test.setTimeout(90_000)

type Counted = 'files' | 'servers' | 'places'

const allAgree = 'All three agree: orders, invoices and users say what the company’s policy says.'

async function openCompany(page: Page, lab: Lab, search = '') {
  await page.goto(`${lab.dashboard}/company?${search}`)
  const panel = (name: ArrangementName) => page.locator(`[data-arrangement=${name}]`)
  const line = page.locator('[data-part=progress]')
  const ready = () => expect(line).toHaveText(/^The services run/)
  await ready()
  return {
    line,
    ready,
    panel,
    runAll: page.getByRole('button', { name: 'Run all' }),
    verdict: (name: ArrangementName) => panel(name).locator('[data-part=verdict]'),
    differences: (name: ArrangementName) => panel(name).locator('[data-part=difference]').allTextContents(),
    /** What a change of the policy took in an arrangement: there once something was changed. */
    counts: page.locator('[data-count=proxy]'),
    count: (name: ArrangementName, what: Counted) =>
      page.locator(`[data-count=${name}] [data-fact=${what}] dd`),
    add: page.locator('section[aria-labelledby=company-change]').getByRole('button', { name: /^Add / }),
    run: async () => {
      await page.keyboard.press('Control+Enter')
      await expect(line).toHaveText(/^All sent: (\d+) of \1 requests\.$/, { timeout: 30_000 })
    },
    choose: async (label: string, option: string) => {
      await page.getByLabel(label, { exact: true }).selectOption(option)
    },
  }
}

interface Story {
  readonly kind: DriftKind
  readonly service: Service
  readonly says: (lab: Lab) => readonly string[]
  /** What the drifted service answered to a preflight, by the wire. */
  readonly header: string
}

const stories: readonly Story[] = [
  {
    kind: 'origin-forgotten',
    service: 'orders',
    header: 'access-control-allow-origin',
    says: (lab) => [
      `orders: no Access-Control-Allow-Origin for ${companyPolicy(lab.origins).origins[1]}; invoices and users allow it.`,
    ],
  },
  {
    kind: 'header-forgotten',
    service: 'invoices',
    header: 'access-control-allow-headers',
    says: () => ['invoices: Access-Control-Allow-Headers lacks x-request-id; orders and users allow it.'],
  },
  {
    kind: 'old-copy',
    service: 'users',
    header: 'access-control-allow-methods',
    says: () => [
      'users: Access-Control-Allow-Methods lacks PUT; orders and invoices allow it.',
      'users: Access-Control-Max-Age is 86400; orders and invoices say 600.',
    ],
  },
]

for (const engine of engineNames)
  test(`${engine}: a drift of each kind is found in both arrangements, by service and header; without one all agree`, async ({
    lab,
    page,
  }) => {
    const engines = (await (await fetch(`${lab.dashboard}/api/engines`)).json()) as {
      engines: { name: string; available: boolean }[]
    }
    const isHere = engines.engines.some(({ name, available }) => name === engine && available)
    test.skip(!isHere, `There is no ${engine} on this computer.`)
    const company = await openCompany(page, lab, `engine=${engine}`)
    await company.run()
    for (const name of arrangementNames) await expect(company.verdict(name)).toHaveText(allAgree)

    for (const { kind, service, says, header } of stories) {
      const company = await openCompany(page, lab, `engine=${engine}&service=${service}&drift=${kind}`)
      await expect(page.getByLabel('How it drifted')).toHaveValue(driftKinds[kind].title)
      await company.run()
      for (const name of arrangementNames) {
        await expect(company.verdict(name)).toHaveText(`${service} drifts from the company’s policy.`)
        expect(await company.differences(name)).toEqual(says(lab))
        const file =
          name === 'backend' ? `${service}/app.js` : engine === 'nginx' ? 'nginx.conf' : 'proxy.json'
        await expect(company.panel(name).locator('[data-part=fix]')).toContainText(`In ${file},`)
        // What the page says is what the witness saw: the preflight of a marked call that the browser blocked.
        const marked = company.panel(name).locator('[data-differs][data-means=blocked]').last()
        await expect(marked).toContainText('blocked at the preflight')
        const { exchanges } = await readAttempt(lab, (await marked.getAttribute('data-attempt')) ?? '')
        const preflight = exchanges.find(isPreflight)
        expect(preflight).toMatchObject({ witness: 'proxy', lane: service })
        const intended = {
          'access-control-allow-headers': 'x-request-id',
          'access-control-allow-methods': 'PUT',
        }
        const wanted = intended[header as keyof typeof intended] ?? 'http'
        expect(headerValue(preflight?.responseHeaders ?? [], header) ?? '').not.toContain(wanted)
      }
    }
  })

test('what was not sent is not claimed', async ({ lab, page }) => {
  const company = await openCompany(page, lab, 'service=invoices&calls=["read"]')
  await company.run()
  for (const name of arrangementNames)
    await expect(company.verdict(name)).toHaveText(
      'All three agree in what was sent. Not seen of all three: Access-Control-Allow-Methods, Access-Control-Allow-Headers and Access-Control-Max-Age.',
    )
})

test('a change of the policy is one place against three; a team that is forgotten is found; the page takes its company along', async ({
  lab,
  page,
}) => {
  const company = await openCompany(page, lab)
  const id = lab.companies.list().at(-1)?.id
  await page.getByRole('button', { name: /^Add http:\/\/admin/ }).click()
  await expect(company.counts).toBeVisible()
  await company.run()
  const counts: readonly (readonly [Counted, string, string])[] = [
    ['files', '1 proxy.json', '3 orders/app.js, invoices/app.js, users/app.js'],
    ['servers', '1 proxy (embedded)', '3 orders, invoices, users'],
    ['places', '1 the proxy', '3 orders, invoices, users'],
  ]
  for (const [what, atProxy, inBackends] of counts) {
    await expect(company.count('proxy', what)).toHaveText(atProxy)
    await expect(company.count('backend', what)).toHaveText(inBackends)
  }
  for (const name of arrangementNames) {
    await expect(company.verdict(name)).toHaveText(allAgree)
    await expect(company.panel(name)).toContainText('from http://admin.lab.localhost')
  }

  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(company.counts).toHaveCount(0)
  await company.choose('Add', 'a request header')
  await company.choose('Team whose backend is forgotten', 'users')
  await page.getByRole('button', { name: 'Add x-tenant' }).click()
  await expect(company.counts).toBeVisible()
  await company.run()
  await expect(company.count('proxy', 'files')).toHaveText('1 proxy.json')
  await expect(company.count('backend', 'files')).toHaveText('2 orders/app.js, invoices/app.js')
  await expect(company.verdict('proxy')).toHaveText(allAgree)
  expect(await company.differences('backend')).toEqual([
    'users: Access-Control-Allow-Headers lacks x-tenant; orders and invoices allow it.',
  ])
  await expect(company.panel('backend')).toContainText('Page script noticed nothing')

  // The choices are in the URL, the company is the page's: a reload brings another one, whenever it comes.
  for (let reload = 0; reload < 6; reload += 1) {
    await page.waitForTimeout(reload * 60)
    await page.reload({ waitUntil: 'domcontentloaded' })
  }
  await company.ready()
  await expect(page.getByLabel('Team whose backend is forgotten')).toHaveValue('users')
  await expect.poll(() => lab.companies.list().length).toBe(1)
  expect(lab.companies.list()[0]?.id).not.toBe(id)
  await page.getByRole('link', { name: 'Traffic' }).click()
  await expect.poll(() => lab.companies.list().length).toBe(0)
  await page.getByRole('main').locator('a[href="/company"]').click()
  await company.ready()
})

test('while the policy changes under what the page sends, every request is answered', async ({
  lab,
  page,
}) => {
  const company = await openCompany(page, lab)
  const running = lab.companies.list().at(-1)!
  const policy = companyPolicy(lab.origins)
  await company.runAll.click()
  let changes = 0
  while (!(await company.line.innerText()).startsWith('All sent')) {
    changes += 1
    const next = { ...policy, maxAgeSeconds: 600 + changes }
    await running.change(companyWith(next, arrangementNames, undefined, null))
  }
  expect(changes).toBeGreaterThan(1)
  await expect(page.locator('td[data-means=readable]')).toHaveCount(48)
})

test('by keyboard: run, stopped by Escape, told apart; axe finds nothing in either theme, and 390 pixels hold it', async ({
  lab,
  page,
}) => {
  const company = await openCompany(page, lab, 'service=users&drift=old-copy')
  await expectClean(page, ['light'])
  await page.getByLabel('Who applies the policy').focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('progressbar')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(company.line).toHaveText(/^Stopped after \d+ of 48 requests\. You stopped it\.$/)
  await company.run()
  await expect(company.verdict('backend')).toHaveText('users drifts from the company’s policy.')
  await company.add.focus()
  await page.keyboard.press('Enter')
  await expect(company.counts).toBeVisible()
  await company.run()
  for (const summary of await page.locator('section[aria-labelledby=company-change] summary').all()) {
    await summary.focus()
    await page.keyboard.press('Enter')
  }
  await expectClean(page)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

test('when there are too many companies, it says what to do', async ({ lab, page }) => {
  const request = companyWith(companyPolicy(lab.origins), ['backend'], undefined, null)
  while (lab.companies.list().length < 6) await lab.companies.create(request)
  try {
    await page.goto(`${lab.dashboard}/company`)
    await expect(page.getByRole('alert')).toContainText(
      'There are 6 companies already, which is the most. Close a page',
    )
    await expectClean(page, ['light'])
  } finally {
    for (const { id } of lab.companies.list()) await lab.companies.remove(id)
  }
})
