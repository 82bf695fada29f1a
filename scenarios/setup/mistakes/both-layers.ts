import { mistake } from './mistake.ts'

export const bothLayers = mistake({
  id: 'both-layers',
  title: 'both layers add the headers',
  leadsTo: 'Two Access-Control-Allow-Origin lines, which the browser refuses even when they are equal.',
  layer: 'both',
  strategies: ['proxy', 'backend'],
  change: ({ backend, proxy }, { policy }) => ({
    backend: { ...backend, policy: backend.policy ?? policy },
    proxy: { ...proxy, policy: proxy.policy ?? policy, removesBackendHeaders: false },
  }),
})
