import measured from './measured-cpu.json' with { type: 'json' }
import { engines } from '../../engines/engines.ts'
import type { EngineName } from '../../words/engine.ts'
import type { Strategy } from '../../words/strategy.ts'

/** CPU time of one part of a lane, in microseconds for one message: the least of some rounds. */
export interface CpuOfPart {
  readonly part: string
  readonly preflight: number
  readonly request: number
}

/** Figures of one run on one computer; never live. */
export interface MeasuredCpu {
  readonly command: string
  /** ISO 8601. */
  readonly at: string
  readonly machine: string
  readonly parts: readonly CpuOfPart[]
}

export const measuredCpu: MeasuredCpu = measured

/** What stands in a lane, by the names under which it was measured; null where nothing of the kind was. */
export function partsOf(
  strategy: Strategy,
  engine: EngineName,
): { readonly backend: string; readonly proxy: string } | null {
  const { measuredAs: proxyName, canKeepPreflights } = engines[engine]
  switch (strategy) {
    case 'backend':
      return { backend: 'backend with cors()', proxy: `${proxyName} without a policy` }
    case 'proxy':
    case 'hybrid':
      return { backend: 'bare backend', proxy: proxyName }
    case 'none':
    case 'same-origin':
      return { backend: 'bare backend', proxy: `${proxyName} without a policy` }
    case 'backend+proxy-cache':
      return canKeepPreflights
        ? { backend: 'backend with cors()', proxy: `${proxyName} that keeps preflights` }
        : null
    case 'both':
      return null
  }
}

/** The figures of a part; null where it was not measured. */
export const cpuOf = (part: string, { parts }: MeasuredCpu = measuredCpu): CpuOfPart | null =>
  parts.find((each) => each.part === part) ?? null
