import { lnaPermissions } from '../../../scenarios/fetch-standard/recording/recording.ts'
import type { OpenBrowser } from '../../support/browsers/browser.ts'
import { openFirefox } from '../../support/browsers/open-firefox.ts'
import { Replay } from '../replay/replay.ts'
import { ReplayInOther } from '../replay/replay-in-other.ts'
import { casesFor, isInNetworks } from '../replay/replayable-cases.ts'
import { disagreementsOf } from './disagreements-of.ts'
import { expect, test } from './fixtures.ts'

test.describe('pages that reach a more private network', () => {
  test.skip(({ other }) => other !== 'firefox', 'WebKit does not check which network a page reaches.')

  for (const permission of lnaPermissions)
    test(`what the oracle says of them is what Firefox does, permission ${permission}`, async () => {
      const those = casesFor('firefox').filter(
        (one) => isInNetworks(one) && (one.lnaPermission ?? 'denied') === permission,
      )
      const opened: OpenBrowser[] = []
      const replay = await Replay.start(async (pagePort) => {
        const browser = await openFirefox({
          'network.lna.address_space.public.override': `127.0.0.1:${pagePort}`,
          // 1 allows and 2 denies, without asking.
          'permissions.default.loopback-network': permission === 'granted' ? 1 : 2,
          'network.dns.localDomains': 'app.example',
        })
        opened.push(browser)
        return new ReplayInOther(browser)
      })
      const disagreements = await disagreementsOf(replay, those, 'firefox')
      await replay.close()
      await Promise.all(opened.map((browser) => browser.close()))
      expect(those.length).toBeGreaterThan(0)
      expect([...disagreements].map(([at, told]) => `${those[at]?.name}: ${told.join('; ')}`)).toEqual([])
    })
})
