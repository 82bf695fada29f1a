import type { Profile } from '../../fetch-standard/profiles/profiles.ts'
import { RecordingFault, type Hop } from '../../fetch-standard/recording/recording.ts'
import type { Verdict } from '../../fetch-standard/recording/verdict.ts'
import { mayUseHttpCache } from '../outcome/may-use-http-cache.ts'
import { noWitnessSentence } from '../sentences/sentences.ts'
import type { Exchange } from '../../words/exchange.ts'
import type { PageResult } from '../../words/page-result.ts'
import type { AttemptedFetch, PastFetch } from '../../setup/predict/fetch-of-attempt.ts'
import { judgeAfter } from '../../setup/predict/judge-after.ts'
import { recordedHops } from './recorded-hops.ts'

/** An attempt that is over, as page and witnesses know it. */
export interface AttemptSeen {
  readonly fetch: AttemptedFetch
  readonly client: string
  readonly result: PageResult
  readonly exchanges: readonly Exchange[]
  /** The earlier ones at the very same URL; null where there were some and nobody knows them any more. */
  readonly past: readonly PastFetch[] | null
}

/** The verdict by what was really answered, or why there can be none. */
export type Judgement =
  | { readonly verdict: Verdict; readonly hops: readonly Hop[] }
  | { readonly notJudged: string }

const refused: Hop = { url: null, preflight: { error: 'refused' }, response: { error: 'refused' } }

/** Judges an attempt by the answers that its witnesses saw. */
export function judgeAttempt(
  { fetch, client, result, exchanges, past }: AttemptSeen,
  profile: Profile,
): Judgement {
  if (result.kind === 'stopped' || result.kind === 'timed-out')
    return { notJudged: 'It was ended before there was anything to judge.' }
  if (result.kind === 'lab-fault') return { notJudged: 'It was not sent.' }
  if (past === null)
    return { notJudged: 'The browser may have known of an earlier preflight, which this page does not.' }
  const seen = recordedHops(exchanges)
  if (seen.length === 0 && result.kind === 'response')
    return {
      notJudged: mayUseHttpCache(fetch.request)
        ? 'It came from the browser’s HTTP cache, where no witness stands.'
        : noWitnessSentence,
    }
  const hops = seen.length === 0 ? [refused] : seen
  try {
    return { verdict: judgeAfter(past, { ...fetch, hops }, client, profile), hops }
  } catch (error) {
    if (!(error instanceof RecordingFault)) throw error
    return { notJudged: 'What was answered in the end was seen by no witness.' }
  }
}
