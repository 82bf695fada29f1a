import { Replay } from '../replay/replay.ts'
import { ReplayInOther } from '../replay/replay-in-other.ts'
import { batchesOf, casesFor, isInNetworks, isPatient, unusedNames } from '../replay/replayable-cases.ts'
import { expect, test } from './fixtures.ts'
import { disagreementsOf } from './disagreements-of.ts'

for (const [which, isMeant] of [
  ['that does not wait', (waits: boolean) => !waits],
  ['that waits', (waits: boolean) => waits],
] as const)
  test(`what the oracle says of each case ${which} is what the browser does`, async ({ opened, other }) => {
    const those = casesFor(other).filter((one) => !isInNetworks(one) && isMeant(isPatient(one)))
    const replay = await Replay.start(() => new ReplayInOther(opened))
    const wrong: string[] = []
    for (const batch of batchesOf(those)) {
      const disagreements = await disagreementsOf(replay, batch, other)
      for (const [place, told] of disagreements)
        wrong.push(...told.map((text) => `${batch[place]?.name}: ${text}`))
    }
    await replay.close()
    expect(those.length).toBeGreaterThan(0)
    expect(wrong).toEqual([])
  })

test('every reason not to replay a case is one for some case', ({ other }) => {
  expect(unusedNames(other)).toEqual([])
})
