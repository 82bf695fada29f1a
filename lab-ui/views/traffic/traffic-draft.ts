import type { CallKind } from '../../../scenarios/traffic/experiment/call-kind.ts'
import type { TrafficSpec } from '../../../scenarios/traffic/experiment/traffic-spec.ts'
import type { EngineName } from '../../../scenarios/words/engine.ts'

/** The experiment that a form asks for. An empty engine means the lab's own. */
interface AskedTraffic extends TrafficSpec {
  readonly engine: EngineName | ''
}

/** What the form holds: what is typed, as it is typed. */
export interface TrafficDraft {
  readonly visitors: string
  readonly calls: string
  readonly maxAges: string
  readonly kinds: readonly CallKind[]
  readonly addresses: string
  readonly seed: string
  readonly engine: EngineName | ''
}

export const draftOf = ({ kinds, engine, ...search }: AskedTraffic): TrafficDraft => ({
  visitors: String(search.visitors),
  calls: String(search.calls),
  maxAges: search.maxAges.join(', '),
  addresses: String(search.addresses),
  seed: String(search.seed),
  kinds,
  engine,
})

const wholeNumber = (text: string) => (/^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN)

/** What is asked for; NaN where what is typed is no number. */
export const searchOf = ({ kinds, engine, ...draft }: TrafficDraft): AskedTraffic => ({
  visitors: wholeNumber(draft.visitors),
  calls: wholeNumber(draft.calls),
  maxAges: draft.maxAges.split(/[,\s]+/).flatMap((each) => (each === '' ? [] : [wholeNumber(each)])),
  addresses: wholeNumber(draft.addresses),
  seed: wholeNumber(draft.seed),
  kinds,
  engine,
})
