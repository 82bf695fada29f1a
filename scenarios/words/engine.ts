/** The programs that can stand as a lane's proxy, in the order in which they are offered. */
export const engineNames = ['embedded', 'nginx'] as const

export type EngineName = (typeof engineNames)[number]

/** Whether an engine tells of each request in a log of its own. */
export const keepsLog: Readonly<Record<EngineName, boolean>> = { embedded: false, nginx: true }

/** What `GET /api/engines` says of one engine on this computer. */
export interface EngineFacts {
  readonly name: EngineName
  readonly available: boolean
  readonly version: string | null
  readonly path: string | null
}
