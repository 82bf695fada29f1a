import { defaultBenchSearch, readBenchSearch } from '../../links/bench-search.ts'
import { defineView } from '../../shell/view.ts'

export const benchView = defineView({
  path: '/bench',
  group: 'Try',
  title: 'Bench',
  description: 'Send one request to all lanes, and see side by side what CORS made of it.',
  search: { defaults: defaultBenchSearch, read: readBenchSearch },
  component: async () => (await import('./Bench.tsx')).Bench,
})
