import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mistakeNames, type Mistake } from '../../scenarios/setup/mistakes/mistakes.ts'
import type { LaneRequest } from '../../scenarios/setup/stage-request.ts'
import { engines } from '../proxies/engines.ts'
import {
  ask,
  otherOrigin,
  pageOrigin,
  preflight,
  startStageOf,
  type Question,
} from './nginx-stages.test-support.ts'
import type { RunningStage } from './stage.ts'

const found = await Promise.all(engines.map((engine) => engine.find()))
const here = found.filter(({ available }) => available).map(({ name }) => name)
for (const { name, available } of found) {
  if (!available) console.error(`${name} is not on this computer: no mistake is looked at behind it.`)
}

/** One request and what comes back of one header, where the lane is right and where it makes its mistake. */
interface Case extends Question {
  readonly mistake: Mistake
  readonly strategy: 'backend' | 'proxy'
  readonly path?: string
  readonly header?: string
  readonly right: readonly string[]
  readonly wrong: readonly string[]
}

const allowOrigin = 'access-control-allow-origin'
const longer = `${pageOrigin}.evil.test`
const evil = 'http://evil.test'
const both = ['backend', 'proxy'] as const

const cases: readonly Case[] = [
  { mistake: 'no-always', strategy: 'proxy', right: [pageOrigin], wrong: [pageOrigin] },
  { mistake: 'no-always', strategy: 'proxy', path: '/status/404', right: [pageOrigin], wrong: [] },
  { mistake: 'no-always', strategy: 'proxy', path: '/status/500', right: [pageOrigin], wrong: [] },
  { mistake: 'lost-in-location', strategy: 'proxy', ...preflight, right: [pageOrigin], wrong: [pageOrigin] },
  { mistake: 'lost-in-location', strategy: 'proxy', right: [pageOrigin], wrong: [] },
  { mistake: 'lost-in-location', strategy: 'proxy', header: 'vary', right: ['Origin'], wrong: [] },
  ...both.flatMap((strategy): Case[] => [
    { mistake: 'blind-reflection', strategy, origin: evil, right: [], wrong: [evil] },
    { mistake: 'blind-reflection', strategy, origin: 'null', right: [], wrong: ['null'] },
    {
      mistake: 'blind-reflection',
      strategy,
      origin: evil,
      header: 'access-control-allow-credentials',
      right: [],
      wrong: ['true'],
    },
    { mistake: 'no-anchors', strategy, origin: longer, right: [], wrong: [longer] },
    { mistake: 'no-anchors', strategy, origin: longer, ...preflight, right: [], wrong: [longer] },
    { mistake: 'no-anchors', strategy, origin: evil, right: [], wrong: [] },
    { mistake: 'both-layers', strategy, right: [pageOrigin], wrong: [pageOrigin, pageOrigin] },
  ]),
  { mistake: 'no-vary', strategy: 'proxy', path: '/catalogue', header: 'vary', right: ['Origin'], wrong: [] },
  { mistake: 'no-vary', strategy: 'backend', path: '/catalogue', right: [pageOrigin], wrong: [pageOrigin] },
  // The cache has the response for the page's origin by now, and hands it to whoever asks.
  {
    mistake: 'no-vary',
    strategy: 'backend',
    path: '/catalogue',
    origin: otherOrigin,
    right: [otherOrigin],
    wrong: [pageOrigin],
  },
]

/** None, and each that there is a case for. */
function mistakesOf(strategy: string): readonly (readonly Mistake[])[] {
  const made = mistakeNames.filter((mistake) =>
    cases.some((each) => each.mistake === mistake && each.strategy === strategy),
  )
  return [[], ...made.map((mistake) => [mistake])]
}

describe.each(here)('mistakes, on the wire, behind %s', (engine) => {
  const lanes = both.flatMap((strategy) =>
    mistakesOf(strategy).map((mistakes): LaneRequest => ({
      strategy,
      environment: 'deployed',
      engine,
      caches: true,
      mistakes,
    })),
  )
  let stage: RunningStage
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ stage, close } = await startStageOf(lanes))
  })
  afterAll(() => close())

  const laneOf = (strategy: string, mistake: Mistake | undefined) =>
    stage.describe().lanes.find((lane) => lane.strategy === strategy && lane.mistakes[0] === mistake)!

  const named = cases.map((each) => {
    const {
      mistake,
      strategy,
      method = 'GET',
      path = '/orders/1',
      header = allowOrigin,
      origin = pageOrigin,
    } = each
    const name = `${mistake} of the ${strategy}: ${header} of ${method} ${path} from ${origin}`
    return [name, each] as const
  })
  test.each(named)(
    '%s',
    async (_, { mistake, strategy, path = '/orders/1', header = allowOrigin, right, wrong, ...question }) => {
      const rightOne = await ask(`${laneOf(strategy, undefined).url}${path}`, question)
      expect(rightOne.all(header)).toEqual(right)
      const wrongOne = await ask(`${laneOf(strategy, mistake).url}${path}`, question)
      expect(wrongOne.all(header)).toEqual(wrong)
      expect(wrongOne.status).toBe(rightOne.status)
    },
  )

  test('shows with each mistake what would stand there without it', () => {
    for (const lane of stage.describe().lanes) {
      const differing = lane.files.filter(({ text, intended }) => intended !== undefined && intended !== text)
      expect(differing.length > 0, `${lane.strategy} ${lane.mistakes[0] ?? 'without mistake'}`).toBe(
        lane.mistakes.length > 0,
      )
    }
  })
})
