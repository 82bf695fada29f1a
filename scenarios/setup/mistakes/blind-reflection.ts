import { inLayerThatApplies, mistake } from './mistake.ts'

export const blindReflection = mistake({
  id: 'blind-reflection',
  title: 'any origin reflected, with credentials',
  leadsTo: 'Every site may read what the user can read.',
  layer: 'applying',
  strategies: ['proxy', 'backend'],
  change: inLayerThatApplies(({ policy }) => ({
    comparesOrigin: 'reflect',
    policy: policy && { ...policy, credentials: true },
  })),
})
