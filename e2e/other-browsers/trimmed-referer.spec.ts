import { launch } from '../../servers/launch.ts'
import { openFirefox } from '../browsers/open-firefox.ts'
import { Dashboard } from './dashboard.ts'
import { expect, test } from './fixtures.ts'

test.describe('Firefox as a person may have set it', () => {
  test.skip(({ other }) => other !== 'firefox', 'WebKit has no such settings.')

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
    test(`an attempt is joined, with its work, when Firefox ${what}`, async () => {
      const lab = await launch({ portBase: 0 })
      const browser = await openFirefox(preferences)
      try {
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
        expect(await dashboard.text('.consoles')).toMatch(/^Firefox this browser/)
      } finally {
        await browser.close()
        await lab.close()
      }
    })
})
