import type { Case } from '../../scenarios/fetch-standard/cases/case.ts'
import { profiles } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import type { Browser } from 'playwright/test'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import { expect, test } from '../support/fixtures.ts'
import { disagreementsIn } from './replay/disagreements.ts'
import { ReplayInChromium } from './replay/replay-in-chromium.ts'
import { batchesOf, casesFor, isInNetworks, isPatient, unusedNames } from './replay/replayable-cases.ts'
import { Replay, type Replayed } from './replay/replay.ts'

const replayable = casesFor('chromium').filter((one) => !isInNetworks(one))

const tellDisagreements = (those: readonly Case[], replayed: readonly Replayed[]) =>
  replayed.flatMap((one, at) =>
    disagreementsIn(one, profiles.chromium, 'chromium').map((text) => `${those[at]?.name}: ${text}`),
  )

for (const [which, those] of [
  ['that does not wait', replayable.filter((one) => !isPatient(one))],
  ['that waits', replayable.filter(isPatient)],
] as const)
  test(`what the oracle says of each case ${which} is what Chromium does`, async ({ browser }) => {
    const replay = await Replay.start(() => new ReplayInChromium(browser))
    const wrong: string[] = []
    for (const batch of batchesOf(those)) wrong.push(...tellDisagreements(batch, await replay.replay(batch)))
    await replay.close()
    expect(those.length).toBeGreaterThan(0)
    expect(wrong).toEqual([])
  })

const inNetworks = casesFor('chromium').filter(isInNetworks)

test('what the oracle says of pages that reach a more private network is what Chromium does', async ({
  playwright,
}) => {
  const browsers: Browser[] = []
  const replay = await Replay.start(async (pagePort) => {
    const args = [
      ...chromiumArguments,
      `--ip-address-space-overrides=127.0.0.1:${pagePort}=public`,
      '--host-resolver-rules=MAP app.example 127.0.0.1',
    ]
    browsers.push(await playwright.chromium.launch({ executablePath: findChromium() ?? '', args }))
    return new ReplayInChromium(browsers[0]!)
  })
  const told = tellDisagreements(inNetworks, await replay.replay(inNetworks))
  await replay.close()
  await Promise.all(browsers.map((browser) => browser.close()))
  expect(inNetworks.length).toBeGreaterThan(0)
  expect(told).toEqual([])
})

test('every reason not to replay a case is one for some case', () => {
  expect(unusedNames('chromium')).toEqual([])
})
