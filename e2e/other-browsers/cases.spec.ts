import { Replay } from '../oracle/replay.ts'
import { ReplayInOther } from '../oracle/replay-in-other.ts'
import { casesFor, isInNetworks, isPatient, unusedNames } from '../oracle/replayable-cases.ts'
import { expect, test } from './fixtures.ts'
import { disagreementsOf } from './disagreements-of.ts'

/** So few that what is cached for five seconds is still there when the next step is made; steps are made together. */
const inBatch = 60

for (const [which, isMeant] of [
  ['that does not wait', (waits: boolean) => !waits],
  ['that waits', (waits: boolean) => waits],
] as const)
  test(`what the oracle says of each case ${which} is what the browser does`, async ({ opened, other }) => {
    const those = casesFor(other).filter((one) => !isInNetworks(one) && isMeant(isPatient(one)))
    const replay = await Replay.start(() => new ReplayInOther(opened))
    const wrong: string[] = []
    for (let at = 0; at < those.length; at += inBatch) {
      const batch = those.slice(at, at + inBatch)
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
