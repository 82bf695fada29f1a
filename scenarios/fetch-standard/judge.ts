import { isNetworkError } from './algorithms/answer.ts'
import { initiated, initiatorOf } from './request/initiator.ts'
import { failedVerdict, judgeEach, judgeFetch, type Circumstances } from './algorithms/judge-fetch.ts'
import { localNetworkAccessCheck } from './algorithms/checks/local-network-access.ts'
import { forRecorded, forRecordedXhr } from './recorded/for-recorded.ts'
import type { Profile } from './profiles/profiles.ts'
import type { Recording, Step } from './recording/recording.ts'
import type { Because, Verdict } from './recording/verdict.ts'

/**
 * The verdict on each step of a recording, by a profile. The steps share one CORS-preflight cache, which is empty at
 * first.
 *
 * @throws RecordingFault when a step needs an answer that was not recorded; its field begins with `steps[i]`.
 */
export const judge = (recording: Recording, profile: Profile): readonly Verdict[] =>
  judgeEach(recording, profile, judgeStep)

/**
 * What becomes of one request, whatever makes it and wherever the page and the servers are, and why.
 *
 * @throws RecordingFault when it needs an answer that was not recorded; its field begins with `hops`.
 */
export function judgeStep({ request: recorded, hops }: Step, circumstances: Circumstances): Verdict {
  const because: Because[] = []
  const initiator = initiatorOf(recorded, hops)
  const request = initiated(recorded, initiator, because, circumstances.profile)
  if (isNetworkError(request)) return failedVerdict(request, 0, [], because)
  const isXhr = initiator === 'xhr' || request.uploadListener
  const checkConnection = localNetworkAccessCheck(circumstances)
  return judgeFetch(
    { request, hops },
    {
      ...circumstances,
      recorded: isXhr ? forRecordedXhr : forRecorded,
      ...(checkConnection !== null && { checkConnection }),
    },
    because,
    initiator !== 'event-source',
  )
}
