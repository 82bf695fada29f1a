import { callKindNames } from './call-kind.ts'
import type { TrafficSpec } from './traffic-spec.ts'

/** The orders that every backend has at its start. */
const mostAddresses = 20
const mostMaxAges = 3
/** A year: far beyond what any browser keeps. */
const longestMaxAge = 31_536_000

/** What is wrong with one member of a spec; the message names the value and the way out. */
export interface TrafficIssue {
  readonly field: keyof TrafficSpec
  readonly message: string
}

/** All that is wrong with a spec; `mostCalls` is how many calls a lane may get for each Max-Age. */
export function trafficIssues(spec: TrafficSpec, mostCalls: number): readonly TrafficIssue[] {
  const { visitors, calls, maxAges, kinds, addresses, seed } = spec
  const issues: TrafficIssue[] = []
  const whole = (field: keyof TrafficSpec, what: string, value: number, least: number, most: number) => {
    if (Number.isInteger(value) && value >= least && value <= most) return
    const limits = `${least.toLocaleString('en')} to ${most.toLocaleString('en')}`
    issues.push({
      field,
      message: `${what}: a whole number from ${limits}${Number.isNaN(value) ? '' : `, not ${value}`}.`,
    })
  }
  whole('visitors', 'Visitors', visitors, 1, mostCalls)
  whole('calls', 'Calls of each', calls, 1, mostCalls)
  if (issues.length === 0 && visitors * calls > mostCalls) {
    const [all, most] = [visitors * calls, mostCalls].map((each) => each.toLocaleString('en'))
    const message = `${visitors} visitors × ${calls} calls are ${all} calls in each lane; at most ${most} are sent. Take fewer of either.`
    issues.push({ field: 'visitors', message })
  }
  if (maxAges.length < 1 || maxAges.length > mostMaxAges) {
    const message = `Max-Age: one to ${mostMaxAges} values, not ${maxAges.length}.`
    issues.push({ field: 'maxAges', message })
  }
  for (const maxAge of maxAges) whole('maxAges', 'Max-Age in seconds', maxAge, 0, longestMaxAge)
  if (new Set(maxAges).size < maxAges.length)
    issues.push({ field: 'maxAges', message: 'Max-Age: each value once.' })
  if (kinds.length === 0) issues.push({ field: 'kinds', message: 'Requests: choose at least one.' })
  for (const kind of kinds) {
    if (callKindNames.includes(kind)) continue
    const message = `Requests: "${kind}" is none of ${callKindNames.join(', ')}.`
    issues.push({ field: 'kinds', message })
  }
  whole('addresses', 'Addresses', addresses, 1, mostAddresses)
  whole('seed', 'Seed', seed, 0, 2 ** 31)
  return issues
}
