import { later, useLater } from '../../shell/later.ts'
import type * as LanePanels from './lane-panels.ts'

const lanePanels = later(() => import('./lane-panels.ts'))

/** What the panels of lanes hold; null until it is loaded. */
export const useLanePanels = (): typeof LanePanels | null => useLater(lanePanels)
