import { reasonAfterFix } from '../fixes/after-fix.ts'
import { backendFix } from '../fixes/layers/backend-fix.ts'
import type { Fix } from '../fixes/fix.ts'
import type { Profile } from '../../fetch-standard/profiles/profiles.ts'
import { proxyFix } from '../fixes/layers/proxy-fix.ts'
import { reasonDetails } from '../../fetch-standard/sentences/reason-details.ts'
import { reasonSentence } from '../../fetch-standard/sentences/reason-sentence.ts'
import { situationOf } from '../fixes/situation/situation.ts'
import type { Reason } from '../../fetch-standard/recording/verdict.ts'
import type { Outcome } from '../../words/outcome.ts'
import type { JudgedFetch } from './judged-fetch.ts'

/** A recorded fetch as programs read it; the contract of `lab explain --json`. Plain data. */
export interface ExplainedFetch {
  readonly index: number
  readonly url: string
  readonly method: string
  readonly pageOrigin: string
  readonly outcome: Outcome
  readonly reason: Reason | null
  readonly certain: boolean
  readonly agrees: boolean | null
  /** What happened and why, in sentences. */
  readonly says: string
  /** What each layer can do, as text with its code; null where it has no say in it. */
  readonly fixes: { readonly backend: string | null; readonly proxy: string | null }
}

export function explainedFetch(fetch: JudgedFetch, profile: Profile): ExplainedFetch {
  const { index, url, method, client, outcome, reason, isCertain, agrees } = fetch
  const fixes = fixesFor(fetch, profile)
  return {
    index,
    url,
    method,
    pageOrigin: client,
    outcome,
    reason,
    certain: isCertain,
    agrees,
    says: sentencesOn(fetch).join(' '),
    fixes: { backend: textOf(fixes?.backend), proxy: textOf(fixes?.proxy) },
  }
}

/** What is to be said of a fetch, a sentence or two each. */
export function sentencesOn({
  outcome,
  reason,
  notes,
  client,
  hops,
  verdict,
}: JudgedFetch): readonly string[] {
  if (reason === null) return [...(verdict === null ? [] : [outcomeSentences[outcome]]), ...notes]
  const details = reasonDetails(reason, { client, hops, sent: verdict?.sent ?? [] })
  return [reasonSentence(reason), ...details, ...notes]
}

const outcomeSentences: Readonly<Record<Outcome, string>> = {
  readable: 'The page can read the response.',
  opaque: 'The page gets an opaque response, of which it can read nothing.',
  'blocked-at-preflight': 'The preflight was refused.',
  'blocked-at-response': 'The response was kept from the page.',
  'not-sent': 'The request was not sent.',
  'no-response': 'No response came.',
}

/** The fix for each layer, with what shows next; null where nothing is blocked, or nobody knows why. */
export function fixesFor(
  { reason, verdict, hops, request, ...asked }: JudgedFetch,
  profile: Profile,
): { backend: Fix; proxy: Fix } | null {
  if (reason === null) return null
  const urls = hops.map(({ url }) => url)
  const situation = situationOf({ sent: verdict?.sent ?? [], reason }, { ...asked, urls })
  const step = { request, hops, waitMs: 0 }
  const next = reasonAfterFix(step, reason, situation, { client: asked.client, profile })
  const told = (fix: Fix): Fix =>
    next === null || fix.kind === 'cannot'
      ? fix
      : { ...fix, says: `${fix.says} Then the next fault shows: ${reasonSentence(next)}` }
  return {
    backend: told(backendFix(reason.code, situation)),
    proxy: told(proxyFix(reason.code, situation)),
  }
}

function textOf(fix: Fix | undefined): string | null {
  return fix?.kind === 'code' ? `${fix.says}\n${fix.code}` : null
}
