import type { Profile } from '../../../scenarios/fetch-standard/profiles/profiles.ts'
import { corsErrors } from '../../../scenarios/fetch-standard/recording/reason-code.ts'
import { harEntryOf, judgeHar, nameOf, titlesOf } from '../../../scenarios/explain/har/har.ts'
import type { JudgedFetch } from '../../../scenarios/explain/har/judged-fetch.ts'
import { isBlocked } from '../../../scenarios/words/outcome.ts'
import type { AskedFetch, SeenByPage } from './asked-fetch.ts'

/** What is read of an export. */
export interface HarJson {
  readonly log: {
    readonly creator: unknown
    readonly pages?: unknown
    readonly entries: readonly unknown[]
  }
}

/** What became of the requests of the catalogue. */
export interface Made {
  readonly asked: readonly AskedFetch[]
  readonly seen: Readonly<Record<string, readonly SeenByPage[]>>
  /** Why Chromium failed fetches, in its words, by the URL that they began with; null for other browsers. */
  readonly failures: ReadonlyMap<string, readonly string[]> | null
}

/** How the verdicts on an export compare with what the page saw. */
export interface Comparison {
  /** One line for each request whose verdict differs from its outcome. */
  readonly differences: readonly string[]
  /** How many verdicts say that they are certain, and how many say that they are not. */
  readonly certain: number
  readonly uncertain: number
}

/** Judges an export as `lab explain` does, and compares each verdict with what page script got. */
export function compareExport({ log }: HarJson, profile: Profile, made: Made): Comparison {
  const entries = log.entries.map((entry, index) => harEntryOf(entry, index))
  const { fetches, leftOut, problems } = judgeHar(
    { creator: nameOf(log.creator), titles: titlesOf(log.pages), entries },
    profile,
  )
  const differences = problems.map(({ message }) => message)
  for (const { url, index } of fetches)
    if (url.includes('?hop=')) differences.push(`${index}: ${url} is judged by itself, not as a redirect.`)
  const [judgedOf, leftOutOf] = [byCase(fetches), byCase(leftOut)]
  for (const asked of made.asked) {
    const results = made.seen[asked.id] ?? []
    const judged = judgedOf.get(asked.id) ?? []
    const told = (what: string) => differences.push(`${asked.id} (${asked.what}): ${what}`)
    if (results.some(({ kind }) => kind === 'aborted')) {
      // Firefox's export does not tell an aborted request from one that failed.
      if (judged.some((each) => each.isCertain && isBlocked(each.outcome) && !isRefused(each, asked)))
        told('aborted by the page, and judged to be blocked')
      continue
    }
    if (results.length > 0 && results.every((each) => each.kind === 'response' && each.type === 'basic')) {
      const whys = (leftOutOf.get(asked.id) ?? []).map(({ why }) => why)
      if (judged.length > 0 || !whys.every((why) => why.includes('the origin that it was sent from')))
        told(`a same-origin request, with ${judged.length} verdicts; left out: ${whys.join('; ')}`)
      continue
    }
    if (judged.length !== asked.times || results.length !== asked.times) {
      const whys = (leftOutOf.get(asked.id) ?? []).map(({ why }) => why)
      told(`${judged.length} verdicts on ${results.length} requests; left out: ${whys.join('; ') || 'none'}`)
      continue
    }
    const failures = made.failures === null ? null : (made.failures.get(asked.url) ?? [])
    for (const [at, result] of results.entries()) {
      const one = judged[at]
      if (one !== undefined) for (const what of differencesOf(one, result, failures)) told(what)
    }
  }
  const certain = fetches.filter(({ isCertain }) => isCertain).length
  return { differences, certain, uncertain: fetches.length - certain }
}

/** Whether an answer that refuses the request came just before the page aborted it. */
const isRefused = ({ credentials, hops }: JudgedFetch, { init }: AskedFetch): boolean =>
  (credentials === 'include') === (init.credentials === 'include') &&
  hops.some(({ preflight, response }) => preflight !== null || response !== null)

function* differencesOf(judged: JudgedFetch, seen: SeenByPage, failures: readonly string[] | null) {
  const { outcome, reason, isCertain, mayBeBlocked, agrees, notes, hops } = judged
  const says = `${outcome} ${reason?.code ?? ''} ${isCertain ? '' : 'uncertain '}[${notes.join(' ')}]`
  if (!isCertain && notes.length === 0) yield `uncertain, and does not say of what: ${says}`
  if (agrees === false) yield `does not agree with the file: ${says}`
  const got = seenOutcomes(seen, failures)
  const readings = [
    isBlocked(outcome) ? 'blocked' : outcome,
    ...(!isCertain && mayBeBlocked ? ['blocked'] : []),
  ]
  if (!readings.some((reading) => got.includes(reading)))
    yield `the page got ${JSON.stringify(seen)} ${failures?.join(' ') ?? ''}, and the verdict is ${says}`
  const answer = hops.at(-1)?.response ?? null
  const status = answer !== null && 'status' in answer ? answer.status : null
  if (seen.kind === 'response' && outcome === 'readable' && status !== null && status !== seen.status)
    yield `the page got status ${seen.status}, and the verdict is on ${status}`
  // A fetch that is made several times fails in the same way each time.
  const failure = failures?.[0]
  if (isBlocked(outcome) && isCertain && failure !== undefined && reason !== null) {
    const isRight = failure.startsWith('net::')
      ? corsErrors[reason.code] === null
      : corsErrors[reason.code] === failure
    if (!isRight) yield `Chromium says ${failure}, and the verdict is ${says}`
  }
}

/** The outcomes that what the page saw can be; script cannot tell what became of a beacon. */
function seenOutcomes(seen: SeenByPage, failures: readonly string[] | null): readonly string[] {
  if (seen.kind === 'response') return [seen.type.startsWith('opaque') ? 'opaque' : 'readable']
  if (seen.kind === 'untold' && failures === null) return ['opaque', 'readable', 'blocked']
  if (seen.kind === 'untold') return failures?.length === 0 ? ['opaque', 'readable'] : ['blocked']
  return ['blocked']
}

/** By the id in the URL, in order. */
function byCase<Item extends { readonly url: string }>(items: readonly Item[]): ReadonlyMap<string, Item[]> {
  const found = new Map<string, Item[]>()
  for (const item of items) {
    const id = /[?&]case=([^&#]+)/.exec(item.url)?.[1]
    if (id === undefined) continue
    const list = found.get(id) ?? []
    found.set(id, list)
    list.push(item)
  }
  return found
}
