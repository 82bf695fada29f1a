import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mistakeNames, type Mistake } from '../../scenarios/setup/mistakes/mistakes.ts'
import { compare } from '../../scenarios/runs/comparison/compare.ts'
import type { Expectation, ExchangeText } from '../../scenarios/runs/comparison/expectation.ts'
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

/** One request, and what is expected of the answer where the lane is right and where it makes its mistake. */
interface Case extends Question {
  readonly mistake: Mistake
  readonly strategy: 'backend' | 'proxy'
  readonly path?: string
  readonly right: AnswerExpectation
  readonly wrong: AnswerExpectation
}

interface AnswerExpectation extends Expectation {
  readonly proxy: readonly [
    { readonly exchange: ExchangeText; readonly headers: Readonly<Record<string, readonly string[]>> },
  ]
}

const longer = `${pageOrigin}.evil.test`
const evil = 'http://evil.test'
const both = ['backend', 'proxy'] as const

/** An answer in which one header has these values, none being that it is missing. */
const answered =
  (exchange: ExchangeText, header: string) =>
  (...values: readonly string[]): AnswerExpectation => ({
    proxy: [{ exchange, headers: { [header]: values } }],
  })

const allowOrigin = 'Access-Control-Allow-Origin'
const allowing = answered('GET 200', allowOrigin)
const allowingPreflight = answered('OPTIONS 204', allowOrigin)
const with404 = answered('GET 404', allowOrigin)
const with500 = answered('GET 500', allowOrigin)
const allowingCredentials = answered('GET 200', 'Access-Control-Allow-Credentials')
const varying = answered('GET 200', 'Vary')

const cases: readonly Case[] = [
  { mistake: 'no-always', strategy: 'proxy', right: allowing(pageOrigin), wrong: allowing(pageOrigin) },
  {
    mistake: 'no-always',
    strategy: 'proxy',
    path: '/status/404',
    right: with404(pageOrigin),
    wrong: with404(),
  },
  {
    mistake: 'no-always',
    strategy: 'proxy',
    path: '/status/500',
    right: with500(pageOrigin),
    wrong: with500(),
  },
  {
    mistake: 'lost-in-location',
    strategy: 'proxy',
    ...preflight,
    right: allowingPreflight(pageOrigin),
    wrong: allowingPreflight(pageOrigin),
  },
  { mistake: 'lost-in-location', strategy: 'proxy', right: allowing(pageOrigin), wrong: allowing() },
  { mistake: 'lost-in-location', strategy: 'proxy', right: varying('Origin'), wrong: varying() },
  ...both.flatMap((strategy): Case[] => [
    { mistake: 'blind-reflection', strategy, origin: evil, right: allowing(), wrong: allowing(evil) },
    { mistake: 'blind-reflection', strategy, origin: 'null', right: allowing(), wrong: allowing('null') },
    {
      mistake: 'blind-reflection',
      strategy,
      origin: evil,
      right: allowingCredentials(),
      wrong: allowingCredentials('true'),
    },
    { mistake: 'no-anchors', strategy, origin: longer, right: allowing(), wrong: allowing(longer) },
    {
      mistake: 'no-anchors',
      strategy,
      origin: longer,
      ...preflight,
      right: allowingPreflight(),
      wrong: allowingPreflight(longer),
    },
    { mistake: 'no-anchors', strategy, origin: evil, right: allowing(), wrong: allowing() },
    {
      mistake: 'both-layers',
      strategy,
      right: allowing(pageOrigin),
      wrong: allowing(pageOrigin, pageOrigin),
    },
  ]),
  {
    mistake: 'no-vary',
    strategy: 'proxy',
    path: '/catalogue',
    right: varying('Origin'),
    wrong: varying(),
  },
  {
    mistake: 'no-vary',
    strategy: 'backend',
    path: '/catalogue',
    right: allowing(pageOrigin),
    wrong: allowing(pageOrigin),
  },
  // The cache has the response for the page's origin by now, and hands it to whoever asks.
  {
    mistake: 'no-vary',
    strategy: 'backend',
    path: '/catalogue',
    origin: otherOrigin,
    right: allowing(otherOrigin),
    wrong: allowing(pageOrigin),
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

  /** Where the answer, as the client in front of the proxy gets it, differs from what is expected. */
  async function differences(expected: Expectation, url: string, question: Question) {
    const { status, headers } = await ask(url, question)
    const { method = 'GET' } = question
    const answer = { method, requestHeaders: [], status, responseHeaders: headers }
    return compare(expected, { proxy: [answer] }).map(({ says }) => says)
  }

  const named = cases.map((each) => {
    const { mistake, strategy, method = 'GET', path = '/orders/1', origin = pageOrigin, wrong } = each
    const header = Object.keys(wrong.proxy[0].headers).join(' and ')
    return [`${mistake} of the ${strategy}: ${header} of ${method} ${path} from ${origin}`, each] as const
  })
  test.each(named)('%s', async (_, { mistake, strategy, path = '/orders/1', right, wrong, ...question }) => {
    expect(await differences(right, `${laneOf(strategy, undefined).url}${path}`, question)).toEqual([])
    expect(await differences(wrong, `${laneOf(strategy, mistake).url}${path}`, question)).toEqual([])
  })

  test('shows with each mistake what would stand there without it', () => {
    for (const lane of stage.describe().lanes) {
      const differing = lane.files.filter(({ text, intended }) => intended !== undefined && intended !== text)
      expect(differing.length > 0, `${lane.strategy} ${lane.mistakes[0] ?? 'without mistake'}`).toBe(
        lane.mistakes.length > 0,
      )
    }
  })
})
