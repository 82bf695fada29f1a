import type { OwnTraffic } from '../../../scenarios/traffic/calculator/offload.ts'

interface OwnTrafficField {
  readonly label: string
  readonly least: number
  readonly most: number
  /** Whether a part of one makes sense. */
  readonly hasFraction?: true
}

/** What the calculator asks for, in the order of its fields. */
const facts = {
  callsPerVisit: { label: 'Calls a visit', least: 1, most: 500 },
  secondsBetween: { label: 'Seconds between calls', least: 0, most: 86_400 },
  urls: { label: 'URLs that a visit calls', least: 1, most: 1_000 },
  maxAgeSeconds: { label: 'Max-Age, seconds', least: 0, most: 31_536_000 },
  simplePercent: { label: 'Simple requests, %', least: 0, most: 100 },
  requestMs: { label: 'CPU of a request, ms', least: 0.01, most: 60_000, hasFraction: true },
  visitsPerDay: { label: 'Visits a day', least: 1, most: 1e9 },
} as const satisfies Readonly<Record<keyof OwnTraffic, OwnTrafficField>>

export const ownTrafficNames = Object.keys(facts) as readonly (keyof OwnTraffic)[]

export const ownTrafficFields: Readonly<Record<keyof OwnTraffic, OwnTrafficField>> = facts

/** What the calculator's fields hold: what is typed, as it is typed. */
export type OwnTrafficDraft = Readonly<Record<keyof OwnTraffic, string>>

export const ownDraftOf = (own: OwnTraffic): OwnTrafficDraft => ofEach((name) => String(own[name]))

/** What is asked for; NaN where what is typed is no number. */
export const ownTrafficOf = (draft: OwnTrafficDraft): OwnTraffic =>
  ofEach((name) => (draft[name].trim() === '' ? Number.NaN : Number(draft[name])))

/** The fields whose value is out of its limits, is none, or has a fraction where only whole ones make sense. */
export const ownTrafficMistakes = (own: OwnTraffic): readonly (keyof OwnTraffic)[] =>
  ownTrafficNames.filter((name) => {
    const { least, most, hasFraction }: OwnTrafficField = facts[name]
    const isInLimits = own[name] >= least && own[name] <= most
    return !isInLimits || (hasFraction !== true && !Number.isInteger(own[name]))
  })

/** What a value has to be, in so few signs that they fit beside a label, and whole. */
export function ownTrafficLimits(name: keyof OwnTraffic, value: number): { short: string; whole: string } {
  const { label, least, most, hasFraction }: OwnTrafficField = facts[name]
  const [low, high] = [least, most].map((each) => each.toLocaleString('en'))
  const number = hasFraction === true ? 'a number' : 'a whole number'
  const short = value < least ? `≥ ${low}` : value > most ? `≤ ${high}` : number
  return { short, whole: `${label}: ${number} from ${low} to ${high}.` }
}

function ofEach<Value>(valueOf: (name: keyof OwnTraffic) => Value): Record<keyof OwnTraffic, Value> {
  return Object.fromEntries(ownTrafficNames.map((name) => [name, valueOf(name)])) as Record<
    keyof OwnTraffic,
    Value
  >
}
