import { inLayerThatApplies, mistake } from './mistake.ts'

export const noAnchors = mistake({
  id: 'no-anchors',
  title: 'an expression without anchors',
  leadsTo: 'An origin that merely contains an allowed one is allowed.',
  layer: 'applying',
  strategies: ['proxy', 'backend'],
  change: inLayerThatApplies(() => ({ comparesOrigin: 'contains' })),
})
