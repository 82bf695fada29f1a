import type { EngineName } from '../../words/engine.ts'
import type { TrafficSpec } from './traffic-spec.ts'

/**
 * The command that runs the same experiment from Node, with the engine that the lanes have. Each of its words is a
 * number or one of a closed list of names, so no shell finds anything to act upon.
 */
export const trafficCommandLine = (spec: TrafficSpec, engine: EngineName): string =>
  [
    'npm run lab -- traffic',
    `--visitors ${spec.visitors} --calls ${spec.calls} --max-age ${spec.maxAges.join(',')}`,
    `--requests ${spec.kinds.join(',')} --addresses ${spec.addresses} --seed ${spec.seed} --engine ${engine}`,
  ].join(' ')
