import type { Case } from '../scenarios/fetch-standard/cases/case.ts'
import { cases } from '../scenarios/fetch-standard/cases/cases.ts'
import { expect, test } from './fixtures.ts'
import { disagreementsIn } from './oracle/disagreements.ts'
import { notReplayable } from './oracle/not-replayable.ts'
import { Replay } from './oracle/replay.ts'

const reasonOf = ({ name }: Case) => notReplayable.find(([beginning]) => name.startsWith(beginning))?.[1]
const replayable = cases.filter((one) => reasonOf(one) === undefined)
const isPatient = ({ steps }: Case) => steps.some(({ waitMs }) => waitMs > 0)

// The steps of all cases that are replayed together are in step: those that wait would hold the others up.
for (const [which, those] of [
  ['that does not wait', replayable.filter((one) => !isPatient(one))],
  ['that waits', replayable.filter(isPatient)],
] as const)
  test(`what the oracle says of each case ${which} is what Chromium does`, async ({ browser }) => {
    const replay = await Replay.start(browser)
    const replayed = await replay.replay(those)
    await replay.close()
    expect(those.length).toBeGreaterThan(0)
    const told = replayed.flatMap((one, at) =>
      disagreementsIn(one).map((text) => `${those[at]?.name}: ${text}`),
    )
    expect(told).toEqual([])
  })

test('every reason not to replay a case is one for some case', () => {
  const unused = notReplayable.filter(([beginning]) => !cases.some(({ name }) => name.startsWith(beginning)))
  expect(unused).toEqual([])
})
