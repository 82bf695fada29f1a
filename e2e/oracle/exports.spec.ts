import { readFile } from 'node:fs/promises'
import { profiles } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import type { SeenByPage } from './exports/asked-fetch.ts'
import { catalogueFor } from './exports/catalogue.ts'
import { DevToolsRecorder } from './exports/devtools-recorder.ts'
import { startExportLanes } from './exports/export-lanes.ts'
import { compareExport, type HarJson } from './exports/judged-export.ts'
import { makeRequests } from './exports/make-requests.ts'
import { expect, test } from '../support/fixtures.ts'
import { openOrigin } from '../support/page-attempt.ts'

test('Chromium: a HAR of DevTools and one of Playwright are judged as the pages saw their fetches', async ({
  browser,
  lab,
}, testInfo) => {
  const lanes = await startExportLanes(lab, lab.dashboard)
  const other = lanes.part[0]?.url ?? ''
  const path = testInfo.outputPath('playwright.har')
  const context = await browser.newContext({ recordHar: { path, content: 'omit' } })
  const recorder = new DevToolsRecorder()
  const evil = lab.origins.find((origin) => origin.includes('evil')) ?? ''
  const sent = await Promise.all(
    [lab.dashboard, evil, 'null'].map(async (origin, at) => {
      const page = await context.newPage()
      const from = await openOrigin(page, lab, origin)
      await recorder.watch(await context.newCDPSession(from), page.url())
      const asked = catalogueFor({
        ...lanes,
        prefix: `o${at}`,
        page: lab.dashboard,
        other,
        withReferer: at === 0,
      })
      return { asked, seen: await from.evaluate(makeRequests, asked) }
    }),
  )
  await context.close()
  await lanes.close()
  const made = {
    asked: sent.flatMap(({ asked }) => asked),
    seen: Object.assign({}, ...sent.map(({ seen }) => seen)) as Record<string, readonly SeenByPage[]>,
    failures: recorder.failures,
  }
  const ofPlaywright = JSON.parse(await readFile(path, 'utf8')) as HarJson
  const byDevTools = compareExport(recorder.har(), profiles.chromium, made)
  const byPlaywright = compareExport(ofPlaywright, profiles.chromium, made)
  expect(byDevTools.differences).toEqual([])
  expect(byPlaywright.differences).toEqual([])
  // Chromium's DevTools record nearly all that a verdict needs.
  expect(byDevTools.uncertain * 10).toBeLessThan(byDevTools.certain)
})
