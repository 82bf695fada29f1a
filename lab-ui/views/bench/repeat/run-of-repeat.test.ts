import { expect, test } from 'vitest'
import {
  exchange,
  preflight,
  putRequest,
  response,
} from '../../../../scenarios/runs/outcome/evidence.test-data.ts'
import { LaneCounts } from '../../../attempt/repeat/repeat-counts.ts'
import { aRun } from '../../../attempt/run/run.test-data.ts'
import { runOfRepeat } from './run-of-repeat.ts'
import type { RepeatRun } from './use-repeat.ts'

const { policy, lanes } = aRun(1)
const stage = { id: 'default', policy, lanes: lanes.map(({ lane }) => lane) }

function tallyOf(laneId: string, attempts: number) {
  const counts = new LaneCounts(putRequest, 10)
  for (let number = 1; number <= attempts; number += 1)
    counts.add({
      attemptId: `r-${number}-${laneId}`,
      fragment: `r-${number}`,
      result: response('cors'),
      seen: { id: `r-${number}-${laneId}`, exchanges: [preflight(), exchange()], work: [] },
    })
  return counts.sum
}

const repeat = (attempts: number): RepeatRun => ({
  id: 'r',
  stage,
  request: putRequest,
  times: 10,
  isWarm: false,
  tallies: Object.fromEntries(stage.lanes.map(({ id }) => [id, tallyOf(id, attempts)])),
  isRunning: false,
  stoppedBecause: null,
})
const options = { number: 7, sentAtMs: 5, nameOf: () => 'mine' }

test('the latest attempts of a repeat make a run', () => {
  const run = runOfRepeat(repeat(3), options)
  expect(run).toMatchObject({ id: 'r', number: 7, sentAtMs: 5, fragment: 'r-3', isWarm: false, policy })
  expect(run?.lanes.map(({ name, attemptId, seen }) => [name, attemptId, seen?.exchanges.length])).toEqual(
    stage.lanes.map(({ id }) => ['mine', `r-3-${id}`, 2]),
  )
})

test('before every lane has an attempt there is none', () => {
  expect(runOfRepeat(repeat(0), options)).toBeNull()
})
