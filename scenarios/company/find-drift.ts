import { browserExchanges, isPreflight } from '../runs/outcome/exchanges.ts'
import type { Policy } from '../setup/policy/policy.ts'
import type { Exchange } from '../words/exchange.ts'
import type { SentCall } from './company-call.ts'
import { arrangementNames, type ArrangementName } from './company.ts'
import { comparedHeaders, valuesIn, type HeaderName } from './compared-headers.ts'
import { serviceNames, type Service } from './service.ts'

/** A header in which a service does not say what the company's policy says. */
export interface Difference {
  readonly arrangement: ArrangementName
  readonly service: Service
  readonly header: HeaderName
  /** Who was answered so, where the value depends on that; else null. */
  readonly origin: string | null
  /** What the header holds; empty for no such header. */
  readonly values: readonly string[]
  readonly intended: readonly string[]
  readonly lacks: readonly string[]
  readonly adds: readonly string[]
  /** What the other services said to the same, as far as it was seen. */
  readonly others: readonly { readonly service: Service; readonly values: readonly string[] }[]
  /** All calls in whose answers it was seen. */
  readonly calls: readonly SentCall[]
}

/** A service of which some calls showed nothing: no answer, or one that nobody's policy made. */
interface Silence {
  readonly arrangement: ArrangementName
  readonly service: Service
  readonly calls: number
}

interface Compared {
  readonly arrangement: ArrangementName
  /** Whether all three services were sent the same calls; not so when a run was stopped. */
  readonly isWhole: boolean
  /** The headers that the answers of at least one service did not show: nothing is known of them. */
  readonly unseen: readonly HeaderName[]
}

export interface DriftFinding {
  readonly differences: readonly Difference[]
  readonly silent: readonly Silence[]
  /** How many calls of each arrangement may have been answered without the lab being able to tell by what. */
  readonly unmatched: readonly { readonly arrangement: ArrangementName; readonly calls: number }[]
  /** Of each arrangement to which something was sent: how far it could be compared. */
  readonly compared: readonly Compared[]
}

/** One header of one answer. */
interface Seen {
  readonly sent: SentCall
  readonly header: HeaderName
  readonly origin: string | null
  readonly values: readonly string[]
  readonly intended: readonly string[]
}

/**
 * Which services drift from the company's policy, from what came back by the wire to these calls, and from nothing
 * else. What no answer shows is not claimed.
 */
export function findDrift(policy: Policy, sent: readonly SentCall[]): DriftFinding {
  const seen = sent.flatMap((call) => seenIn(policy, call))
  const groups = new Map<string, Seen[]>()
  for (const each of seen) {
    if (isSame(each.values, each.intended)) continue
    const { sent: call, header, origin, values } = each
    const key = JSON.stringify([call.arrangement, call.service, header, origin, values.toSorted()])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  const arrangements = arrangementNames.filter((name) => sent.some((call) => call.arrangement === name))
  return {
    differences: [...groups.values()].flatMap((group) => differenceOf(group, seen)).toSorted(inOrder),
    silent: arrangements.flatMap((arrangement) => silentIn(arrangement, sent)),
    unmatched: arrangements.map((arrangement) => ({
      arrangement,
      calls: sent.filter((call) => call.arrangement === arrangement && isUnmatched(call)).length,
    })),
    compared: arrangements.map((arrangement) => comparedIn(arrangement, sent, seen)),
  }
}

/** What the answers to one call show. Of an answer that does not allow the origin a browser reads no other header. */
function seenIn(policy: Policy, call: SentCall): readonly Seen[] {
  const { origin } = call
  return answersTo(call).flatMap((answer) => {
    const isOnPreflight = isPreflight(answer)
    const [allowed, ...more] = valuesIn(answer.responseHeaders, 'Access-Control-Allow-Origin')
    const isAllowed = more.length === 0 && (allowed === '*' || allowed === origin)
    return comparedHeaders.flatMap(({ name, onPreflights, onResponses, intended }) => {
      const dependsOnOrigin = name === 'Access-Control-Allow-Origin'
      if (!(isOnPreflight ? onPreflights : onResponses) || (!isAllowed && !dependsOnOrigin)) return []
      return [
        {
          sent: call,
          header: name,
          origin: dependsOnOrigin ? origin : null,
          values: valuesIn(answer.responseHeaders, name),
          intended: intended(policy, origin),
        },
      ]
    })
  })
}

/** The answers that the browser got and that a policy made: a failing server is not one that drifts. */
const answersTo = ({ exchanges }: SentCall): readonly Exchange[] =>
  browserExchanges(exchanges).filter(({ status }) => status !== null && status < 500)

function differenceOf(group: readonly Seen[], seen: readonly Seen[]): readonly Difference[] {
  const [first] = group
  if (first === undefined) return []
  const { sent, header, origin, values, intended } = first
  const others = serviceNames.flatMap((service) => {
    if (service === sent.service) return []
    const other = seen.find(
      (each) =>
        each.sent.service === service &&
        each.sent.arrangement === sent.arrangement &&
        each.header === header &&
        each.origin === origin,
    )
    return other === undefined ? [] : [{ service, values: other.values }]
  })
  return [
    {
      arrangement: sent.arrangement,
      service: sent.service,
      header,
      origin,
      values,
      intended,
      lacks: intended.filter((value) => !values.includes(value)),
      adds: values.filter((value) => !intended.includes(value)),
      others,
      calls: [...new Set(group.map((each) => each.sent))],
    },
  ]
}

/** Whether an answer may have come, or did by what the page was told, that the witnesses cannot show. */
const isUnmatched = ({ result, exchanges, isUnclear }: SentCall): boolean =>
  isUnclear === true || (result.kind === 'response' && exchanges.length === 0)

function silentIn(arrangement: ArrangementName, sent: readonly SentCall[]): readonly Silence[] {
  return serviceNames.flatMap((service) => {
    const own = sent.filter((call) => call.arrangement === arrangement && call.service === service)
    const calls = own.filter((call) => answersTo(call).length === 0 && !isUnmatched(call)).length
    return calls === 0 ? [] : [{ arrangement, service, calls }]
  })
}

function comparedIn(
  arrangement: ArrangementName,
  sent: readonly SentCall[],
  seen: readonly Seen[],
): Compared {
  const callsOf = (service: Service) =>
    sent.flatMap((each) =>
      each.arrangement === arrangement && each.service === service ? [`${each.call} ${each.origin}`] : [],
    )
  const [first = [], ...others] = serviceNames.map(callsOf)
  const shows = (service: Service, header: HeaderName) =>
    seen.some(
      (each) =>
        each.header === header && each.sent.service === service && each.sent.arrangement === arrangement,
    )
  return {
    arrangement,
    isWhole: others.every((each) => isSame(each, first)),
    unseen: comparedHeaders.flatMap(({ name }) =>
      serviceNames.every((service) => shows(service, name)) ? [] : [name],
    ),
  }
}

/** Whether both hold the same, in whatever order; a value that is there twice is not the same as once. */
export const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted())

const place = ({ arrangement, service, header }: Difference) =>
  arrangementNames.indexOf(arrangement) * 100 +
  serviceNames.indexOf(service) * 10 +
  comparedHeaders.findIndex(({ name }) => name === header)

const inOrder = (one: Difference, other: Difference) => place(one) - place(other)
