import { laneEngines } from '../../engines/engines.ts'
import type { LaneEngine } from '../../words/engine.ts'
import { asksEnvironment, policyAppliedBy, type Environment, type Strategy } from '../../words/strategy.ts'

/** The part of a lane that decides who answers for CORS in it. */
interface LaneOfSentence {
  readonly strategy: Strategy
  readonly environment: Environment
  readonly engine: LaneEngine | null
}

/** Who applies the policy in a lane, and who stands before its backend: one sentence, or two. */
export function laneSentence(lane: LaneOfSentence): string {
  const { strategy, environment, engine } = lane
  const by = policyAppliedBy(lane)
  const behind = engine === null ? '' : `, behind a proxy: ${engine}`
  switch (by) {
    case 'backend':
      if (strategy === 'backend+proxy-cache' && engine !== null) {
        return `The backend applies the policy, and the proxy keeps its answers to preflights: ${engine}.`
      }
      return `The backend applies the policy${behind}.${toldBy(strategy, 'CORS_BY=backend')}`
    case 'proxy':
      return `The proxy applies the policy: ${engine}.${toldBy(strategy, 'CORS_BY=proxy')}`
    case 'both':
      return `Backend and proxy both apply the policy: ${engine}. Nobody told the backend that a proxy does it here.`
    case 'nobody':
      if (strategy === 'same-origin') {
        return `Nobody applies the policy, and none is needed: page and API are of one origin, behind ${engine === null ? 'one server' : laneEngines[engine].title}. Attempts come from that origin.`
      }
      return strategy === 'proxy' && environment === 'local'
        ? 'Nobody applies the policy: the proxy that would is not on a developer’s computer.'
        : `Nobody applies the policy${behind}.`
  }
}

/** A hybrid is told by its environment. */
const toldBy = (strategy: Strategy, variable: string): string =>
  asksEnvironment(strategy) ? ` Its environment says so: ${variable}.` : ''
