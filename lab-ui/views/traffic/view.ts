import { defineView } from '../../shell/view.ts'
import { defaultTrafficSearch, readTrafficSearch } from './traffic-search.ts'

export const trafficView = defineView({
  path: '/traffic',
  group: 'Decide',
  title: 'Traffic',
  description: 'How many preflights each strategy causes, and who has to answer them.',
  search: { defaults: defaultTrafficSearch, read: readTrafficSearch },
  component: async () => (await import('./TrafficPage.tsx')).TrafficPage,
})
