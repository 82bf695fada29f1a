import { mistake } from './mistake.ts'

export const lostInLocation = mistake({
  id: 'lost-in-location',
  title: 'inheritance lost in a location',
  leadsTo:
    'One add_header in a location takes away all that stand above it: preflights pass, responses do not.',
  layer: 'proxy',
  strategies: ['proxy'],
  change: ({ backend, proxy }) => ({ backend, proxy: { ...proxy, headersOnlyOnPreflights: true } }),
})
