import type { Environment, Strategy } from '../../words/strategy.ts'
import type { BackendBehaviour } from '../behaviour/backend-behaviour.ts'
import type { LaneBehaviour } from '../behaviour/lane-behaviour.ts'
import type { ProxyBehaviour } from '../behaviour/proxy-behaviour.ts'
import type { Policy } from '../policy/policy.ts'
import { layerThatApplies } from '../strategies/layer-that-applies.ts'
import { strategyBehaviour } from '../strategies/strategy-behaviour.ts'
import { mistakes, withMistakes, type Mistake } from './mistakes.ts'

/** The part of a lane that decides which mistakes it can make. */
export interface MistakenLane {
  readonly strategy: Strategy
  readonly environment: Environment
  readonly mistakes: readonly Mistake[]
}

/** Why a lane cannot make its mistakes, one sentence each with the way out; empty when it can. */
export function mistakeIssues(lane: MistakenLane): readonly string[] {
  const issues = lane.mistakes.flatMap((each) => {
    const { strategies } = mistakes[each]
    if (!strategies.includes(lane.strategy)) {
      return [
        `"${each}" is a mistake of the strategy ${strategies.join(' or ')}; this lane's is ${lane.strategy}.`,
      ]
    }
    return lane.environment === 'local' && needsProxy(each, lane.strategy)
      ? [`"${each}" needs a proxy, and this lane has none: give it the environment "deployed".`]
      : []
  })
  return [...issues, ...contradictions(lane)]
}

function needsProxy(mistake: Mistake, strategy: Strategy): boolean {
  const { layer } = mistakes[mistake]
  return layer !== 'applying' || layerThatApplies({ strategy, environment: 'deployed' }) === 'proxy'
}

type Field = keyof BackendBehaviour | keyof ProxyBehaviour

/** What each part of a behaviour decides, as it stands in a sentence. */
const decides: Readonly<Record<Field, string>> = {
  policy: 'what the policy is',
  comparesOrigin: 'who is allowed',
  sendsVary: 'whether Vary is sent',
  corsBy: 'who answers for CORS',
  headersOn: 'which responses get the headers',
  headersOnlyOnPreflights: 'which responses get the headers',
  removesBackendHeaders: "what becomes of the backend's headers",
  keepsPreflights: 'which preflights are kept',
  caches: 'what is cached',
}

/** Pairs of mistakes that answer the same question in two ways. */
function contradictions({ mistakes: made, strategy }: MistakenLane): readonly string[] {
  return made.flatMap((one, at) =>
    made.slice(at + 1).flatMap((other) => {
      const field = contradictedField(one, other, strategy)
      return field === null ? [] : [`Choose one of "${one}" and "${other}": both decide ${decides[field]}.`]
    }),
  )
}

function contradictedField(one: Mistake, other: Mistake, strategy: Strategy): Field | null {
  const [first, second] = [changesOf(one, strategy), changesOf(other, strategy)]
  const place = [...first.keys()].find((each) => second.has(each) && second.get(each) !== first.get(each))
  return (place?.split('.')[1] as Field | undefined) ?? null
}

/** Any will do: what a mistake changes does not depend on it. */
const somePolicy: Policy = {
  origins: [],
  methods: [],
  requestHeaders: [],
  exposeHeaders: [],
  credentials: true,
  maxAgeSeconds: null,
}

/** What a mistake sets, by layer and field: `proxy.sendsVary`. */
function changesOf(mistake: Mistake, strategy: Strategy): ReadonlyMap<string, unknown> {
  const lane = { strategy, environment: 'deployed' } as const
  const right = { policy: somePolicy, appliedBy: layerThatApplies(lane) }
  const before = strategyBehaviour(lane, somePolicy)
  const after = withMistakes([mistake], before, right)
  const changed = (['backend', 'proxy'] as const).flatMap((layer) =>
    Object.entries(after[layer])
      .filter(([field, value]) => value !== before[layer][field as keyof LaneBehaviour[typeof layer]])
      .map(([field, value]) => [`${layer}.${field}`, value] as const),
  )
  return new Map(changed)
}
