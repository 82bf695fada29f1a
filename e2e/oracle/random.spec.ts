import { profiles } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { expect, test } from '../support/fixtures.ts'
import { disagreementsIn } from './replay/disagreements.ts'
import { randomRecordings } from './random/random-recordings.ts'
import { ReplayInChromium } from './replay/replay-in-chromium.ts'
import { Replay } from './replay/replay.ts'

const isSoak = Boolean(process.env['SOAK'])
const batches = isSoak ? 100 : 10
/** So few that what is cached for five seconds is still there when the last step is made. */
const inBatch = 100
/** Always the same in CI, so that what lands is not a matter of luck; another one each time in soak. */
const seed = Number(process.env['SEED'] ?? (isSoak ? Date.now() % 1_000_000 : 1))

test(`what the oracle says of ${batches * inBatch} recordings made at random is what Chromium does`, async ({
  browser,
}) => {
  test.setTimeout(batches * 30_000)
  const replay = await Replay.start(() => new ReplayInChromium(browser))
  for (let batch = 0; batch < batches; batch += 1) {
    const recordings = randomRecordings(inBatch, seed + batch)
    const replayed = await replay.replay(recordings)
    const wrong = replayed.flatMap((one, at) => {
      const told = disagreementsIn(one, profiles.chromium, 'chromium')
      return told.length === 0 ? [] : [`${told.join('\n')}\n${JSON.stringify(recordings[at])}`]
    })
    expect(wrong, `seed ${seed + batch}: keep the case in scenarios/fetch-standard/cases`).toEqual([])
  }
  await replay.close()
})
