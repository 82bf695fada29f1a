import type { Locator } from 'playwright/test'
import { compare } from '../../scenarios/runs/comparison/compare.ts'
import type { Expectation } from '../../scenarios/runs/comparison/expectation.ts'
import type { Seen } from '../../scenarios/runs/comparison/seen.ts'
import { exchangesAt } from '../../scenarios/runs/outcome/exchanges.ts'
import { reasonCodes } from '../../scenarios/fetch-standard/recording/reason-code.ts'
import type { Outcome } from '../../scenarios/words/outcome.ts'
import type { Lab } from '../../servers/launch.ts'
import { expect, readAttempt } from './fixtures.ts'

/**
 * What was seen of a lane's last attempt: outcome and reason as the dashboard shows them, all else as the control API
 * tells any program. What page script learned is not in it.
 */
async function seenInLane(lane: Locator, lab: Lab): Promise<Partial<Seen>> {
  const [outcome, id, shown] = await lane.evaluate((element) => [
    element.getAttribute('data-outcome'),
    element.getAttribute('data-attempt'),
    element.querySelector('a[href^="/reasons/"]')?.textContent ?? null,
  ])
  const { exchanges, work } = await readAttempt(lab, id ?? '')
  return {
    outcome: (outcome ?? null) as Outcome | null,
    reason: reasonCodes.find((code) => code === shown) ?? null,
    proxy: exchangesAt('proxy', exchanges),
    backend: exchangesAt('backend', exchanges),
    work: work.map(({ change }) => change),
  }
}

/** Waits until a lane's last attempt is as expected; when it stays otherwise, the failure says where. */
export async function expectSeenInLane(
  lane: Locator,
  lab: Lab,
  expected: Expectation,
  what: string,
): Promise<void> {
  const differences = async () => compare(expected, await seenInLane(lane, lab)).map(({ says }) => says)
  await expect.poll(differences, what).toEqual([])
}
