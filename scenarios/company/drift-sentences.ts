import { outcomeOf } from '../outcome/outcome-of.ts'
import { outcomeTitles } from '../outcome/outcome-titles.ts'
import type { EngineName } from '../words/engine.ts'
import { requestOf, type SentCall } from './company-call.ts'
import type { ArrangementName } from './company.ts'
import { comparedHeaders } from './compared-headers.ts'
import { isSame, type Difference, type DriftFinding } from './find-drift.ts'
import { spoken, type Service } from './service.ts'

export const arrangementTitles: Readonly<Record<ArrangementName, string>> = {
  proxy: 'one policy at the proxy',
  backend: 'a copy in each backend',
}

/** Where a sent call ended; null where the lab itself is at fault. */
export const outcomeOfCall = ({ call, service, origin, result, exchanges }: SentCall) =>
  outcomeOf({ request: requestOf(call, service, origin), result, exchanges })

/** Who differs in which header, and from whom, in one sentence. */
export function differenceSentence(difference: Difference): string {
  const { service } = difference
  const agreeing = difference.others.flatMap((other) =>
    isSame(other.values, difference.intended) ? [other.service] : [],
  )
  return `${service}: ${saysOf(difference)}; ${whoSaysRight(difference, agreeing)}.`
}

function saysOf({ header, origin, values, lacks, adds }: Difference): string {
  if (origin !== null) {
    return values.length === 0
      ? `no ${header} for ${origin}`
      : `${header} is ${values.join(', ')} for ${origin}`
  }
  if (holdsNames(header)) {
    return [
      ...(lacks.length === 0 ? [] : [`${header} lacks ${spoken(lacks)}`]),
      ...(adds.length === 0 ? [] : [`${lacks.length === 0 ? `${header} ` : ''}allows ${spoken(adds)} too`]),
    ].join(' and ')
  }
  return values.length === 0 ? `${header} is missing` : `${header} is ${values.join(', ')}`
}

function whoSaysRight(difference: Difference, agreeing: readonly Service[]): string {
  const { header, origin, intended, lacks, adds } = difference
  const isOne = agreeing.length === 1
  if (agreeing.length === 0) return `the company’s policy says ${valueWords(intended)}`
  const who = spoken(agreeing)
  if (origin !== null && intended.length > 0) return `${who} ${isOne ? 'allows' : 'allow'} it`
  if (holdsNames(header) && lacks.length > 0)
    return `${who} ${isOne ? 'allows' : 'allow'} ${lacks.length === 1 ? 'it' : 'them'}`
  if (holdsNames(header) && adds.length > 0) return `${who} ${isOne ? 'does' : 'do'} not`
  return `${who} ${isOne ? 'says' : 'say'} ${valueWords(intended)}`
}

const holdsNames = (header: Difference['header']) =>
  comparedHeaders.some(({ name, holds }) => name === header && holds === 'names')

/** The value of a header as it is read out. */
export const valueWords = (values: readonly string[]): string =>
  values.length === 0 ? 'no such header' : values.join(', ')

/** What page script noticed of it. */
export function pageSentence({ header, calls }: Difference): string {
  const blocked = calls.flatMap((call) => {
    const outcome = outcomeOfCall(call)
    return outcome === null || outcome === 'readable' ? [] : [{ call, outcome }]
  })
  const [first] = blocked
  if (first === undefined) {
    const all = calls.length === 1 ? 'the request was readable' : `all ${calls.length} requests were readable`
    const why =
      header === 'Access-Control-Max-Age' ? ' It decides only how often this browser asks again.' : ''
    return `Page script noticed nothing: ${all}.${why}`
  }
  const { result } = first.call
  const words = result.kind === 'failed' ? `${result.name}: ${result.message}` : 'no response'
  const outcomes = [...new Set(blocked.map(({ outcome }) => outcomeTitles[outcome]))]
  return `Page script got “${words}” in ${blocked.length} of ${calls.length} requests (${spoken(outcomes)}), and not the reason.`
}

/** What mends it, and in which file. */
export interface DriftFix {
  readonly file: string
  readonly says: string
}

/** The fix of a difference, in the file where it lies. */
export function driftFix(difference: Difference, engine: EngineName): DriftFix {
  const { arrangement, service, header, values, intended, others } = difference
  if (arrangement === 'backend') {
    const option = comparedHeaders.find(({ name }) => name === header)?.option ?? 'cors()'
    return {
      file: `${service}/app.js`,
      says: `In ${service}/app.js, have ${option} of cors() say what the policy says: ${valueWords(intended)}. Then start ${service} again.`,
    }
  }
  const file = engine === 'nginx' ? 'nginx.conf' : 'proxy.json'
  const isEverybodys = others.length > 0 && others.every((other) => isSame(other.values, values))
  if (isEverybodys)
    return { file, says: `In ${file}, change the shared policy: all three services answer so.` }
  const where =
    engine === 'nginx' ? `location /${service} has add_header lines` : `the route /${service} has a "cors"`
  return {
    file,
    says: `In ${file}, ${where} of its own, which replace the shared policy there. Take them out, and it holds for ${service} too.`,
  }
}

/** What the whole of it comes to, in one arrangement. */
export function findingSentence(finding: DriftFinding, arrangement: ArrangementName): string {
  const own = finding.differences.filter((each) => each.arrangement === arrangement)
  const silent = finding.silent.filter((each) => each.arrangement === arrangement)
  const drifted = [...new Set(own.map(({ service }) => service))]
  const unknown = silent.map(({ service }) => service)
  if (drifted.length > 0)
    return `${spoken(drifted)} ${drifted.length === 1 ? 'drifts' : 'drift'} from the company’s policy.`
  if (unknown.length > 0)
    return `No drift was seen, but ${spoken(unknown)} left calls without an answer that a policy made.`
  const unseen = finding.unseen.find((each) => each.arrangement === arrangement)?.headers ?? []
  return unseen.length === 0
    ? 'All three agree: orders, invoices and users say what the company’s policy says.'
    : `All three agree in what was sent. No answer showed ${spoken(unseen)}.`
}
