/** What the panels of lanes hold, as one module to load. */
export { LaneChoices } from './LaneChoices.tsx'
export { NewLane } from './NewLane.tsx'
