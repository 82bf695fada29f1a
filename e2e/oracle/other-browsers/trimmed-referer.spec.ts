import { launch, type Lab } from '../../../servers/launch.ts'
import type { OpenBrowser } from '../../support/browsers/browser.ts'
import { findBrowser } from '../../support/browsers/find-browser.ts'
import { openFirefox } from '../../support/browsers/open-firefox.ts'
import { Dashboard } from './dashboard.ts'
import { expect, test } from './fixtures.ts'

test.describe('Firefox as a person may have set it', () => {
  test.skip(({ other }) => other !== 'firefox', 'WebKit has no such settings.')
  test.skip(({ other }) => findBrowser(other).missing !== null, 'The browser is not installed.')

  for (const [what, preferences] of [
    ['trims Referer to the origin', { 'network.http.referer.XOriginTrimmingPolicy': 2 }],
    [
      'sends no Referer, and calls itself Chrome',
      {
        'network.http.sendRefererHeader': 0,
        'general.useragent.override':
          'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      },
    ],
  ] as const)
    test.describe(`when it ${what}`, () => {
      let lab: Lab
      let browser: OpenBrowser
      test.beforeAll(async () => {
        lab = await launch({ portBase: 0 })
        browser = await openFirefox(preferences)
      })
      test.afterAll(async () => {
        await browser?.close()
        await lab?.close()
      })

      test('an attempt is joined, with its work', async () => {
        const dashboard = await Dashboard.open(browser, `${lab.dashboard}/bench`)
        // The first one is joined afterwards, the second by a window.
        for (const how of ['send', 'warm'] as const) {
          const lanes = await dashboard.send(how)
          expect(lanes.map(({ outcome, isAsPredicted }) => [outcome, isAsPredicted])).toEqual([
            ['readable', true],
            ['readable', true],
            ['blocked-at-preflight', true],
          ])
          for (const { attempt, outcome } of lanes) {
            const seen = await (await fetch(`${lab.dashboard}/api/attempts/${attempt}`)).json()
            expect(seen.exchanges.length, attempt).toBeGreaterThan(0)
            expect(seen.work.length, attempt).toBe(outcome === 'readable' ? 1 : 0)
          }
        }
        await dashboard.follow('/reasons/acao-missing')
        expect(await dashboard.text('[aria-label="What each console says"]')).toMatch(/^Firefox this browser/)
        await dashboard.close()
      })

      test('the page says that it cannot tell, and not that nothing came, where somebody else sends the same', async () => {
        const dashboard = await Dashboard.open(browser, `${lab.dashboard}/bench`)
        await dashboard.text('[data-lane]')
        let isOver = false
        const sendTheSame = async () => {
          const headers = { Origin: lab.dashboard, 'Access-Control-Request-Method': 'PUT' }
          const { lanes } = lab.stages.get('default').describe()
          while (!isOver)
            await Promise.all(
              lanes.map(({ url }) => fetch(`${url}/orders/17`, { method: 'OPTIONS', headers })),
            )
        }
        const others = sendTheSame()
        await dashboard.click(
          'form[aria-label="Request"] button[aria-keyshortcuts="Control+Enter"][aria-disabled=false]',
        )
        const said = await dashboard.text('[data-run="1"][aria-busy=false]')
        isOver = true
        await others
        expect(said).not.toMatch(/no request reached|refused|could not connect/)
        expect(said.split('the lab cannot tell what happened')).toHaveLength(1 + 3)

        // Nor does it say what an attempt after it had of its preflight.
        for (const { says, predicted } of (await dashboard.send('warm')).slice(0, 2)) {
          expect(says).toContain('its verdict was in the browser')
          expect(predicted).toMatch(/^The browser may have known of an earlier preflight/)
        }
        await dashboard.close()
      })
    })
})
