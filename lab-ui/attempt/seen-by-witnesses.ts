import { isUnderWay } from '../../scenarios/outcome/is-under-way.ts'
import type { Attempt } from '../../scenarios/words/attempt.ts'
import { answerOf, control } from '../control/client.ts'

const tries = 20
const pauseMs = 25

/**
 * What witnesses and stores hold of these attempts, in the same order, by one look-up for all. An exchange can
 * end a moment after the page was told, so it asks again while one is under way, for half a second at most.
 * @throws ControlError when the control server does not answer.
 */
export async function seenByWitnesses(
  ids: readonly string[],
  { headers }: { readonly headers: 'all' | 'cors' } = { headers: 'all' },
): Promise<readonly Attempt[]> {
  const query = { ids: ids.join(','), ...(headers === 'cors' && { headers }) }
  for (let left = tries; ; left -= 1) {
    const { attempts } = await answerOf(control.api.attempts.$get({ query }))
    if (!attempts.some(isUnderWay) || left === 1) return attempts
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}
