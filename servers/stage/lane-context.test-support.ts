import { addressesToBind, listenInside, listenOn } from '../connections/listening.ts'
import { laneEngines } from '../proxies/engines.ts'
import type { OwnPage } from '../proxies/own-page.ts'
import type { LaneContext } from './lane-context.ts'

/** For tests: what lanes need of a lab, with every engine of this computer. */
export const testContext = (
  own: Pick<LaneContext, 'log' | 'guard'> & { readonly page: OwnPage },
): Omit<LaneContext, 'stage'> => ({
  ...own,
  listen: (onConnection, port) => listenOn(addressesToBind(null), onConnection, port),
  listenInside,
  engines: laneEngines,
})
