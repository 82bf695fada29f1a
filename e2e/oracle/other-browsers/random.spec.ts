import { randomRecordings } from '../random/random-recordings.ts'
import { Replay } from '../replay/replay.ts'
import { ReplayInOther } from '../replay/replay-in-other.ts'
import { expect, test } from './fixtures.ts'
import { disagreementsOf } from './disagreements-of.ts'

const isSoak = Boolean(process.env['SOAK'])
const batches = isSoak ? 100 : 10
/** So few that what is cached for five seconds is still there when the last step is made. */
const inBatch = 100
/** Always the same in CI, so that what lands is not a matter of luck; another one each time in soak. */
const seed = Number(process.env['SEED'] ?? (isSoak ? Date.now() % 1_000_000 : 1))

test(`what the oracle says of ${batches * inBatch} recordings made at random is what the browser does`, async ({
  opened,
  other,
}) => {
  test.setTimeout(batches * 60_000)
  const replay = await Replay.start(() => new ReplayInOther(opened))
  for (let batch = 0; batch < batches; batch += 1) {
    const recordings = randomRecordings(inBatch, seed + batch)
    const disagreements = await disagreementsOf(replay, recordings, other)
    const wrong = [...disagreements].map(
      ([at, told]) => `${told.join('\n')}\n${JSON.stringify(recordings[at])}`,
    )
    expect(wrong, `seed ${seed + batch}: keep the case in scenarios/fetch-standard/cases`).toEqual([])
  }
  await replay.close()
})
