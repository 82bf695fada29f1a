/** What draws the diagrams, as one module to load. */
export { LaneSequence } from './LaneSequence.tsx'
export { LanesTimeAxis } from './LanesTimeAxis.tsx'
