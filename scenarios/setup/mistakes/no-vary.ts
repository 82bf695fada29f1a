import { inLayerThatApplies, mistake } from './mistake.ts'

const withoutVary = inLayerThatApplies(() => ({ sendsVary: false }))

export const noVary = mistake({
  id: 'no-vary',
  title: 'no Vary: Origin, and a cache',
  leadsTo: 'A cache hands the response for one origin to another, which may not read it.',
  layer: 'both',
  strategies: ['proxy', 'backend'],
  needsCache: true,
  // The proxy leaves Vary out too where another mistake has it add headers beside those of the backend.
  change: (lane, right) => withoutVary(withoutVary(lane, right), { ...right, appliedBy: 'proxy' }),
})
