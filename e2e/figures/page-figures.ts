import { chromium, type BrowserContext, type Page } from 'playwright'
import { launch, type Lab } from '../../servers/launch.ts'
import { enginesOf } from '../support/engines-of.ts'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import { mostScriptOfFirstLoad, scriptOfFirstLoad } from '../support/first-load.ts'
import { rateOfBarePage, rateOfRepeat, rateOfTraffic } from './attempt-rate.ts'
import type { EngineName } from '../../scenarios/words/engine.ts'
import { trafficLanes, trafficPolicy } from '../../scenarios/traffic/experiment/traffic-stage.ts'
import { longFramesOfTraffic, type LongFrames } from './long-frames.ts'
import { timeQuestion } from './question-time.ts'
import { openFullBench, timeInteractions, type InteractionTimes } from './interaction-times.ts'

/**
 * What the dashboard costs in real Chromium: a program that `npm run bench` runs. It writes to its standard output, as a
 * line of JSON, what it measures next and each figure as soon as it has it: a ratio or a time within this run.
 */
interface PageFigure {
  readonly what: string
  readonly unit: '×' | 'ms' | 'kB' | ''
  /** One value a round. */
  readonly values: readonly number[]
  readonly goal?: { readonly atLeast: number } | { readonly atMost: number }
  readonly judgedBy?: 'median'
}

const rounds = 7
/** Attempts at each lane in a round. */
const times = 200
/** Of the traffic view in a round, one call each: a good part of what a person sends with it. */
const visitors = 500
const tell = (line: PageFigure | { readonly step: string }) =>
  void process.stdout.write(`${JSON.stringify(line)}\n`)
const step = (what: string) => tell({ step: what })

const executablePath = findChromium()
if (executablePath === null)
  throw new Error('There is no Chromium to measure with. Run npm run e2e, which gets one.')
const lab = await launch({ portBase: 0 })
const browser = await chromium.launch({ executablePath, args: chromiumArguments })
try {
  tell(await firstLoadFigure(await browser.newContext(), lab))
  for await (const figure of rateFigures(await browser.newContext(), lab)) tell(figure)
  for await (const figure of trafficFigures(await browser.newContext(), lab)) tell(figure)
  for (const figure of await interactionFigures(await browser.newContext(), lab)) tell(figure)
  tell(await questionFigure(lab))
} finally {
  await browser.close()
  await lab.close()
}

/** All script that a fresh browser fetches until the page rests, as it came over the wire. */
async function firstLoadFigure(context: BrowserContext, lab: Lab): Promise<PageFigure> {
  step('first load')
  const bytes = await scriptOfFirstLoad(await context.newPage(), lab.dashboard)
  await context.close()
  return {
    what: 'script of the first load, as it comes over the wire',
    unit: 'kB',
    values: [bytes / 1_000],
    goal: { atMost: mostScriptOfFirstLoad / 1_000 },
  }
}

/** The same fetches by turns from a bare page and by repeat. */
async function* rateFigures(context: BrowserContext, lab: Lab): AsyncGenerator<PageFigure> {
  const bare = await context.newPage()
  // A page of the dashboard's origin on which nothing runs.
  await bare.goto(`${lab.dashboard}/healthz`)
  const bench = await context.newPage()
  await bench.goto(lab.dashboard)
  const measure = async (page: Page, rateOf: typeof rateOfRepeat, isWarm: boolean) => {
    await page.bringToFront()
    return rateOf(page, lab, { times, isWarm })
  }
  /** Who comes second may find the lab warmer, so they take turns at that too. */
  const ratio = async (isWarm: boolean, isBareFirst: boolean) => {
    const first = isBareFirst ? await measure(bare, rateOfBarePage, isWarm) : null
    const repeated = await measure(bench, rateOfRepeat, isWarm)
    return repeated / (first ?? (await measure(bare, rateOfBarePage, isWarm)))
  }
  for (const isWarm of [false, true]) {
    const preflights = isWarm ? 'warm' : 'cold'
    step(`repeat, ${preflights}`)
    // The first round only warms both up.
    await ratio(isWarm, true)
    const values: number[] = []
    for (let round = 0; round < rounds; round += 1) values.push(await ratio(isWarm, round % 2 === 0))
    yield {
      what: `attempts by repeat, ${preflights}, against the same fetches of a bare page`,
      unit: '×',
      values,
      goal: { atLeast: 0.8 },
    }
  }
  await context.close()
}

/** The traffic view and the same fetches of a bare page by turns, each on a stage that is made anew. */
async function* trafficFigures(context: BrowserContext, lab: Lab): AsyncGenerator<PageFigure> {
  const request = {
    policy: trafficPolicy(lab.dashboard, 600),
    lanes: trafficLanes('embedded', await availableEngines(lab)),
  }
  const bare = await context.newPage()
  await bare.goto(`${lab.dashboard}/healthz`)
  const traffic = await context.newPage()
  await traffic.goto(`${lab.dashboard}/traffic?visitors=${visitors}&calls=1&maxAges=[600]&engine=embedded`)
  const ofBare = async () => {
    const { id } = await lab.stages.create(request)
    await bare.bringToFront()
    const rate = await rateOfBarePage(bare, lab, { times: visitors, isWarm: false, stage: id })
    await lab.stages.remove(id)
    return rate
  }
  const ofTraffic = async () => {
    await traffic.bringToFront()
    return rateOfTraffic(traffic)
  }
  const values: number[] = []
  step('traffic view: rate')
  for (let round = -1; round < rounds; round += 1) {
    const first = round % 2 === 0 ? await ofBare() : null
    const sent = await ofTraffic()
    // The first round only warms both up.
    if (round >= 0) values.push(sent / (first ?? (await ofBare())))
  }
  yield {
    what: 'calls by the traffic view, cold, against the same fetches of a bare page',
    unit: '×',
    values,
    goal: { atLeast: 0.9 },
  }
  step('traffic view: long frames')
  const measured: LongFrames[] = []
  for (let round = 0; round < rounds; round += 1) measured.push(await longFramesOfTraffic(traffic))
  await context.close()
  const long = 'while the traffic view sends'
  yield {
    what: `the longest frame ${long}`,
    unit: 'ms',
    values: measured.map(({ longestMs }) => longestMs),
    goal: { atMost: 100 },
    judgedBy: 'median',
  }
  yield { what: `  frames over 50 ms ${long}`, unit: '', values: measured.map(({ over50 }) => over50) }
  yield { what: `  frames over 100 ms ${long}`, unit: '', values: measured.map(({ over100 }) => over100) }
}

/** The first round counts too: a person opens the page once. */
async function questionFigure(lab: Lab): Promise<PageFigure> {
  step('question view')
  const values: number[] = []
  for (let round = 0; round < rounds; round += 1) values.push(await timeQuestion(browser, lab))
  const [proxy] = await availableEngines(lab)
  return {
    what: `the question opened until all its cells are filled, by ${proxy}`,
    unit: 'ms',
    values,
    goal: { atMost: 5_000 },
    judgedBy: 'median',
  }
}

async function availableEngines(lab: Lab): Promise<readonly EngineName[]> {
  return (await enginesOf(lab)).flatMap(({ name, available }) => (available ? [name] : []))
}

async function interactionFigures(context: BrowserContext, lab: Lab): Promise<readonly PageFigure[]> {
  step('interactions with a full bench')
  const page = await context.newPage()
  await openFullBench(page, lab)
  await timeInteractions(page)
  const measured: InteractionTimes[] = []
  for (let round = 0; round < rounds; round += 1) measured.push(await timeInteractions(page))
  await context.close()
  const figure = (what: string, timeOf: (times: InteractionTimes) => number): PageFigure => ({
    what: `${what} until the next paint, 6 lanes, 200 headers`,
    unit: 'ms',
    values: measured.map(timeOf),
    goal: { atMost: 100 },
    judgedBy: 'median',
  })
  return [
    figure('a key typed', ({ typing }) => typing),
    figure('Send', ({ sending }) => sending),
    figure('a group folded and unfolded', ({ folding }) => folding),
  ]
}
