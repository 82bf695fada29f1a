/** The programs that can stand as a lane's proxy, in the order in which they are offered. */
export const engineNames = ['embedded', 'nginx'] as const

export type EngineName = (typeof engineNames)[number]

/** What can stand before the backend of a lane: an engine, or what a strategy brings along by itself. */
export const laneEngineNames = [...engineNames, 'vite'] as const

export type LaneEngine = (typeof laneEngineNames)[number]

/** Whether an engine tells of each request in a log of its own. */
export const keepsLog: Readonly<Record<LaneEngine, boolean>> = { embedded: false, nginx: true, vite: false }

/** What `GET /api/engines` says of one engine on this computer. */
export interface EngineFacts {
  readonly name: EngineName
  readonly available: boolean
  readonly version: string | null
  readonly path: string | null
}
