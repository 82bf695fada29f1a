import { profiles } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { findBrowser } from '../support/browsers/find-browser.ts'
import { catalogueFor } from './exports/catalogue.ts'
import { startExportLanes } from './exports/export-lanes.ts'
import { firefoxHar } from './exports/firefox-har.ts'
import { compareExport } from './exports/judged-export.ts'
import { expect, test } from '../support/fixtures.ts'

test('Firefox: its own export is judged as the pages saw their fetches', async ({ lab }) => {
  const { missing } = findBrowser('firefox')
  // It starts a browser, which takes as long as everything else on the machine lets it.
  test.setTimeout(240_000)
  test.skip(missing !== null, missing ?? '')
  const exported = await firefoxHar(async (origin) => {
    const lanes = await startExportLanes(lab, origin)
    return {
      // Its developer tools are slow with each request: the frames send to fewer lanes.
      catalogueOf: (at) =>
        catalogueFor({
          whole: lanes.whole.slice(0, 3 - at),
          part: at === 0 ? lanes.part : [],
          other: lanes.part[0]?.url ?? '',
          prefix: `o${at}`,
          page: origin,
          withReferer: at !== 2,
        }),
      close: () => lanes.close(),
    }
  })
  const { differences } = compareExport(exported.har, profiles.firefox, { ...exported, failures: null })
  expect(differences).toEqual([])
})
