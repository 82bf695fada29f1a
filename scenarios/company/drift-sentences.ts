import { isSafelistedMethod } from '../fetch-standard/request/safelisted-method.ts'
import { headersOfPage } from '../words/page-request.ts'
import { outcomeOf } from '../runs/outcome/outcome-of.ts'
import { outcomeTitles } from '../runs/outcome/outcome-titles.ts'
import { engines } from '../engines/engines.ts'
import type { EngineName } from '../words/engine.ts'
import { joinWithAnd } from '../words/texts/join-with-and.ts'
import { requestOf, type SentCall } from './company-call.ts'
import type { ArrangementName } from './company.ts'
import { comparedHeaders } from './compared-headers.ts'
import { isSame, type Difference, type DriftFinding } from './find-drift.ts'
import type { Service } from './service.ts'

export const arrangementTitles: Readonly<Record<ArrangementName, string>> = {
  proxy: 'one policy at the proxy',
  backend: 'a copy in each backend',
}

/** Where a sent call ended; null where the lab itself is at fault, or cannot tell. */
export const outcomeOfCall = ({ call, service, origin, ...evidence }: SentCall) =>
  outcomeOf({ request: requestOf(call, service, origin), ...evidence })

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
    return joinWithAnd([
      ...(lacks.length === 0 ? [] : [`${header} lacks ${joinWithAnd(lacks)}`]),
      ...(adds.length === 0
        ? []
        : [`${lacks.length === 0 ? `${header} ` : ''}allows ${joinWithAnd(adds)} too`]),
    ])
  }
  return values.length === 0 ? `${header} is missing` : `${header} is ${values.join(', ')}`
}

function whoSaysRight(difference: Difference, agreeing: readonly Service[]): string {
  const { header, origin, intended, lacks, adds } = difference
  const isOne = agreeing.length === 1
  if (agreeing.length === 0) return `the company’s policy says ${valueWords(intended)}`
  const who = joinWithAnd(agreeing)
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

/** What page script noticed of it: of the calls that failed, those that this header made fail. */
export function pageSentence(difference: Difference): string {
  const { header, calls } = difference
  if (header === 'Access-Control-Max-Age')
    return 'Page script cannot notice it: Max-Age decides only how often this browser asks again.'
  const failed = calls.flatMap((call) => {
    const outcome = outcomeOfCall(call)
    return outcome === null || outcome === 'readable' ? [] : [{ call, outcome }]
  })
  const blocked = failed.filter(({ call }) => blocks(difference, call))
  const [first] = blocked
  const all = calls.length === 1 ? 'the one request' : `all ${calls.length} requests`
  if (first === undefined)
    return failed.length === 0
      ? `Page script noticed nothing: it could read the answer to ${all}.`
      : `Page script did not notice this one: of ${all}, what failed did so for another reason.`
  const { result } = first.call
  const words = result.kind === 'failed' ? `${result.name}: ${result.message}` : 'no response'
  const outcomes = [...new Set(blocked.map(({ outcome }) => outcomeTitles[outcome]))]
  return `Page script got “${words}” in ${blocked.length} of ${calls.length} requests (${joinWithAnd(outcomes)}), and not the reason.`
}

/** Whether a browser refuses a call for what this header says. */
function blocks({ header, values }: Difference, { call, service, origin }: SentCall): boolean {
  const request = requestOf(call, service, origin)
  const isCredentialed = request.credentials === 'include'
  const isAnythingAllowed = values.includes('*') && !isCredentialed
  switch (header) {
    case 'Access-Control-Allow-Origin':
      return true
    case 'Access-Control-Allow-Methods':
      return !isAnythingAllowed && !isSafelistedMethod(request.method) && !values.includes(request.method)
    case 'Access-Control-Allow-Headers':
      return (
        !isAnythingAllowed && headersOfPage(request).some(([name]) => !values.includes(name.toLowerCase()))
      )
    case 'Access-Control-Allow-Credentials':
      return isCredentialed
    case 'Access-Control-Max-Age':
    case 'Access-Control-Expose-Headers':
      return false
  }
}

/** What mends it, and in which file. */
export interface DriftFix {
  readonly file: string
  readonly says: string
}

/** The fix of a difference, in the file where it lies. */
export function driftFix(difference: Difference, engine: EngineName): DriftFix {
  const { arrangement, service, values, others } = difference
  if (arrangement === 'backend') {
    const file = `${service}/app.js`
    return { file, says: `In ${file}, ${codeFix(difference)}, and start ${service} again.` }
  }
  const { configuration, ownPolicyOf } = engines[engine]
  const { file } = configuration
  const isEverybodys = others.length > 0 && others.every((other) => isSame(other.values, values))
  if (isEverybodys)
    return { file, says: `In ${file}, change the shared policy: all three services answer so.` }
  const { own, replaces, them } = ownPolicyOf(`/${service}`)
  return {
    file,
    says: `In ${file}, ${own} of its own, ${replaces} the shared policy there. Take ${them} out, and the shared one holds for ${service} too.`,
  }
}

/** What is to be done to a backend's `cors()`. */
function codeFix({ header, origin, values, intended, lacks, adds }: Difference): string {
  const facts = comparedHeaders.find(({ name }) => name === header)
  const option = facts?.option ?? 'the options'
  if (origin !== null)
    return values.length === 0
      ? `add ${origin} to ${option} of cors()`
      : `take ${origin} out of ${option} of cors()`
  if (facts?.holds === 'names')
    return [
      ...(lacks.length === 0 ? [] : [`add ${joinWithAnd(lacks)} to ${option}`]),
      ...(adds.length === 0 ? [] : [`take ${joinWithAnd(adds)} out of ${option}`]),
    ].join(', ')
  return intended.length === 0
    ? `take ${option} out of cors()`
    : `set ${option} of cors() to ${intended.join(', ')}`
}

/** What the whole of it comes to, in one arrangement. */
export function findingSentence(finding: DriftFinding, arrangement: ArrangementName): string {
  const own = finding.differences.filter((each) => each.arrangement === arrangement)
  const silent = finding.silent.filter((each) => each.arrangement === arrangement)
  const drifted = [...new Set(own.map(({ service }) => service))]
  const unknown = silent.map(({ service }) => service)
  if (drifted.length > 0)
    return `${joinWithAnd(drifted)} ${drifted.length === 1 ? 'drifts' : 'drift'} from the company’s policy.`
  if (unknown.length > 0)
    return `No drift was seen, but ${joinWithAnd(unknown)} left calls without an answer that a policy made.`
  const unmatched = finding.unmatched.find((each) => each.arrangement === arrangement)?.calls ?? 0
  if (unmatched > 0)
    return `No drift was seen, but the lab could not tell which requests belong to ${unmatched} ${unmatched === 1 ? 'call' : 'calls'}. Send them again.`
  const compared = finding.compared.find((each) => each.arrangement === arrangement)
  if (compared === undefined) return 'Nothing was sent to it, so nothing is known of it.'
  const { isWhole, unseen } = compared
  if (isWhole && unseen.length === 0)
    return 'All three agree: orders, invoices and users say what the company’s policy says.'
  return [
    `All three agree in what was sent${isWhole ? '' : ', which was not everything'}.`,
    ...(unseen.length === 0 ? [] : [`Not seen of all three: ${joinWithAnd(unseen)}.`]),
  ].join(' ')
}
