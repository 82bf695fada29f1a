/** The engines that are programs of their own: what people run in front of their own backends, the usual one first. */
export const programNames = ['nginx'] as const

export type ProgramName = (typeof programNames)[number]

/** Everything that can be chosen as a lane's proxy, in the order in which it is offered. */
export const engineNames = ['embedded', ...programNames] as const

export type EngineName = (typeof engineNames)[number]

/** The one that needs nothing installed. */
export const defaultEngine: EngineName = 'embedded'

/** What can stand before the backend of a lane: an engine, or what a strategy brings along by itself. */
export const laneEngineNames = [...engineNames, 'vite'] as const

export type LaneEngine = (typeof laneEngineNames)[number]

/** What `GET /api/engines` says of one engine on this computer. */
export interface EngineFacts {
  readonly name: EngineName
  readonly available: boolean
  readonly version: string | null
  readonly path: string | null
}
