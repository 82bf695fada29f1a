import {
  corsErrors as corsErrorOf,
  type ReasonCode,
} from '../../scenarios/fetch-standard/recording/reason-code.ts'
import type { Expectation } from '../../scenarios/runs/comparison/expectation.ts'
import { mistakes, type Mistake } from '../../scenarios/setup/mistakes/mistakes.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import type { Outcome } from '../../scenarios/words/outcome.ts'
import type { Strategy } from '../../scenarios/words/strategy.ts'
import type { Lab } from '../../servers/launch.ts'
import { rowOf } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { enginesOf } from '../support/engines-of.ts'
import { expectSeenInLane } from '../support/seen-in-lane.ts'

interface MistakeCase {
  readonly mistake: Mistake
  readonly strategy: Strategy
  readonly policy?: (lab: Lab) => Partial<Policy>
  readonly request: Readonly<Record<string, string>>
  /** Sent before, from another page origin. */
  readonly sentBeforeFrom?: (lab: Lab) => string
  readonly from?: (lab: Lab) => string
  /** What is seen where the mistake is made, and where it is not. */
  readonly wrong: EndExpected
  readonly right: EndExpected
}

/** An expectation that says how the attempt ends, and why. */
interface EndExpected extends Expectation {
  readonly outcome: Outcome
  readonly reason: ReasonCode | null
}

const evil = ({ origins }: Lab) => origins.find((origin) => origin.includes('evil.localhost')) ?? ''

const get = { proxy: ['GET 200'], backend: ['GET 200'] } as const
const put = { proxy: ['OPTIONS 204', 'PUT 200'], backend: ['PUT 200'], work: ['updated'] } as const
const readable = { outcome: 'readable', reason: null } as const
const blocked = (reason: ReasonCode) => ({ outcome: 'blocked-at-response', reason }) as const

const cases: readonly MistakeCase[] = [
  {
    mistake: 'no-always',
    strategy: 'proxy',
    request: { Method: 'GET', Path: '/status/500' },
    wrong: { ...blocked('acao-missing'), proxy: ['GET 500'], backend: ['GET 500'] },
    right: { ...readable, proxy: ['GET 500'], backend: ['GET 500'] },
  },
  {
    mistake: 'lost-in-location',
    strategy: 'proxy',
    request: { Method: 'PUT', Path: '/orders/17' },
    wrong: { ...blocked('acao-missing'), ...put },
    right: { ...readable, ...put },
  },
  {
    mistake: 'blind-reflection',
    strategy: 'proxy',
    request: { Method: 'GET', Path: '/orders', Credentials: 'include' },
    from: evil,
    wrong: { ...readable, ...get },
    right: { ...blocked('acao-missing'), ...get },
  },
  {
    mistake: 'no-anchors',
    strategy: 'proxy',
    // An origin of which the dashboard's own is a longer one: another port, of which this is the beginning.
    policy: ({ dashboard }) => ({ origins: [dashboard.slice(0, -1)] }),
    request: { Method: 'GET', Path: '/orders' },
    wrong: { ...readable, ...get },
    right: { ...blocked('acao-missing'), ...get },
  },
  {
    mistake: 'no-vary',
    strategy: 'backend',
    policy: (lab) => ({ origins: [lab.dashboard, evil(lab)] }),
    request: { Method: 'GET', Path: '/catalogue' },
    sentBeforeFrom: evil,
    wrong: { ...blocked('acao-mismatch'), proxy: ['GET 200'], backend: [] },
    right: { ...readable, ...get },
  },
  {
    mistake: 'both-layers',
    strategy: 'proxy',
    request: { Method: 'PUT', Path: '/orders/17' },
    wrong: { ...blocked('acao-multiple'), ...put },
    right: { ...readable, ...put },
  },
]

for (const { mistake, strategy, request, wrong, right, ...rest } of cases) {
  test(`${mistake}: the wrong result beside the right one, on every engine, and none once it is taken away`, async ({
    bench,
    corsErrors,
    lab,
    page,
  }) => {
    const { policy } = lab.stages.get('default').describe()
    const caches = mistakes[mistake].needsCache === true
    const engines = (await enginesOf(lab)).filter(({ available }) => available).map(({ name }) => name)
    const stage = await lab.stages.create({
      policy: { ...policy, ...rest.policy?.(lab) },
      lanes: engines.flatMap((engine) => {
        const lane = { strategy, environment: 'deployed', engine, caches } as const
        return [{ ...lane, mistakes: [mistake] }, lane]
      }),
    })
    await page.goto(`${lab.dashboard}/bench?stage=${stage.id}`)
    await bench.compose(request)
    if (rest.sentBeforeFrom !== undefined) {
      await bench.compose({ 'Page origin': rest.sentBeforeFrom(lab) })
      await bench.send()
      await bench.compose({ 'Page origin': lab.dashboard })
    }
    if (rest.from !== undefined) await bench.compose({ 'Page origin': rest.from(lab) })
    await bench.send()
    const pairs = engines.map(
      (engine, at) => [engine, bench.lanes.nth(at * 2), bench.lanes.nth(at * 2 + 1)] as const,
    )
    for (const [engine, mistaken, correct] of pairs) {
      await expectSeenInLane(mistaken, lab, wrong, `${engine}, with the mistake`)
      await expectSeenInLane(correct, lab, right, `${engine}, without it`)
      // No prediction looks into a cache.
      if (!caches) await expect(rowOf(mistaken, 'predicted'), engine).toContainText('as it happened')
    }
    if (wrong.reason !== null) {
      const { reason } = wrong
      expect(corsErrors).toEqual(engines.map(() => corsErrorOf[reason]))
    }

    for (const [, mistaken] of pairs) {
      await mistaken.getByRole('button', { name: /^Change the/ }).click()
      await page
        .getByRole('group', { name: /^Change the/ })
        .locator('fieldset')
        .getByRole('checkbox', { checked: true })
        .uncheck()
      await page.keyboard.press('Escape')
      await expect(mistaken.locator('[data-mistakes]')).toHaveCount(0)
    }
    await bench.send()
    for (const [engine, mistaken] of pairs) {
      await expectSeenInLane(mistaken, lab, { outcome: right.outcome, reason: right.reason }, engine)
    }
    await lab.stages.remove(stage.id)
  })
}
