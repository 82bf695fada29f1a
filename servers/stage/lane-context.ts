import type { LaneEngine } from '../../scenarios/words/engine.ts'
import type { Guard } from '../guard/guard.ts'
import type { Listen } from '../connections/listening.ts'
import type { Engine } from '../proxies/engine.ts'
import type { OwnPage } from '../proxies/own-page.ts'
import type { WireLog } from '../witness/wire-log.ts'

/** What a lane needs of the lab: how to listen, where to write what was seen, who can be a proxy. */
export interface LaneContext {
  readonly stage: string
  readonly log: WireLog
  /** Listens on the addresses that browsers dial. */
  readonly listen: Listen
  /** Listens where only the lab dials: on one loopback address. */
  readonly listenInside: Listen
  /** Ends what an engine has started when the lab is gone. */
  readonly guard: Pick<Guard, 'folder' | 'add' | 'remove'>
  readonly engines: ReadonlyMap<LaneEngine, Pick<Engine, 'start'>>
  /** The page of a lane whose page and API are of one origin: the origin agent's. */
  readonly page: OwnPage
}
