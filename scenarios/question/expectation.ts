import { outcomeTitles } from '../runs/outcome/outcome-titles.ts'
import type { Lane } from '../setup/stage.ts'
import { backendSpeaksOfCors, laneCost } from './lane-cost.ts'
import type { SeenRound } from './seen-round.ts'

/** What is to be seen of a cell if a claim is right. What is left out may be anything. */
export interface Expectation extends Partial<Omit<SeenRound, 'preflight'>> {
  readonly preflight?: SeenRound['preflight']['kind']
  /** Whether the code of the backend speaks of CORS. */
  readonly backendSpeaksOfCors?: boolean
  /** How many processes run. */
  readonly processes?: number
  /** How many files speak of CORS. */
  readonly filesAboutCors?: number
}

/** Where a cell differs from what was expected, one short sentence each; empty where it is as expected. */
export function differences(expected: Expectation, lane: Lane, seen: SeenRound): readonly string[] {
  const real: Required<Expectation> = {
    ...seen,
    preflight: seen.preflight.kind,
    backendSpeaksOfCors: backendSpeaksOfCors(lane),
    processes: laneCost(lane).processes.length,
    filesAboutCors: laneCost(lane).speakOfCors.length,
  }
  return (Object.keys(expected) as (keyof Expectation)[]).flatMap((name) =>
    expected[name] === real[name]
      ? []
      : [`${names[name]}: ${said(name, real)} and not ${said(name, { ...real, ...expected })}`],
  )
}

const names: Readonly<Record<keyof Expectation, string>> = {
  outcome: 'outcome',
  preflight: 'preflight',
  optionsAtProxy: 'OPTIONS at the proxy',
  optionsAtBackend: 'OPTIONS at the backend',
  requestsAtProxy: 'requests at the proxy',
  requestsAtBackend: 'requests at the backend',
  worked: 'work done by the backend',
  backendSpeaksOfCors: 'CORS in the backend’s code',
  processes: 'processes',
  filesAboutCors: 'files with the policy',
}

function said(name: keyof Expectation, from: Required<Expectation>): string {
  if (name === 'outcome') return from.outcome === null ? 'not sent by the lab' : outcomeTitles[from.outcome]
  const value = from[name]
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}
