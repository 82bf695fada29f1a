import { isUnderWay } from '../../../scenarios/runs/outcome/is-under-way.ts'
import type { Attempt } from '../../../scenarios/words/attempt.ts'
import { answerOf, control } from '../../control/client.ts'
import { noteMissingId } from './needs-window.ts'
import { pageNow } from './page-clock.ts'
import type { SentAttempt } from './send-to-lane.ts'

const tries = 20
const pauseMs = 25

/**
 * What witnesses and stores hold of these attempts, in the same order, by one look-up for all. An exchange can
 * end a moment after the page was told, so it asks again while one is under way, for half a second at most. Of an
 * attempt with no exchange it asks whether its requests came without its id.
 * @throws ControlError when the control server does not answer.
 */
export async function seenByWitnesses(
  sent: readonly SentAttempt[],
  { headers }: { readonly headers: 'all' | 'cors' } = { headers: 'all' },
): Promise<readonly Attempt[]> {
  const ids = sent.map(({ attemptId }) => attemptId).join(',')
  const query = { ids, ...(headers === 'cors' && { headers }) }
  let unclear: ReadonlySet<string> | null = null
  for (let left = tries; ; left -= 1) {
    const { attempts } = await answerOf(control.api.attempts.$get({ query }))
    if (unclear === null) {
      const joined = await join(sent.filter((_, at) => attempts[at]?.exchanges.length === 0))
      unclear = joined.unclear
      if (joined.isAny) continue
    }
    if (!attempts.some(isUnderWay) || left <= 1) return attempts.map((each) => marked(each, unclear))
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

const marked = (attempt: Attempt, unclear: ReadonlySet<string> | null): Attempt =>
  unclear?.has(attempt.id) === true ? { ...attempt, isUnclear: true } : attempt

/** Joins what came without an id to the attempts that sent it, and remembers that this browser leaves it out. */
async function join(
  attempts: readonly SentAttempt[],
): Promise<{ readonly isAny: boolean; readonly unclear: ReadonlySet<string> }> {
  const now = pageNow()
  const asked = attempts.flatMap(({ sent, sentAtMs, settledAtMs }) =>
    sent === null ? [] : [{ ...sent, sentMsAgo: now - sentAtMs, settledMsAgo: now - settledAtMs }],
  )
  if (asked.length === 0) return { isAny: false, unclear: new Set() }
  const { joined, unclear } = await answerOf(control.api.attempts.join.$post({ json: { attempts: asked } }))
  if (joined.length > 0 || unclear.length > 0) noteMissingId()
  return { isAny: joined.length > 0, unclear: new Set(unclear) }
}
