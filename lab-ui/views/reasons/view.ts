import { defineView } from '../../shell/view.ts'

export const reasonsView = defineView({
  path: '/reasons',
  group: 'Learn',
  title: 'Error guide',
  description: 'Every reason why a cross-origin fetch fails, how to recognize it and how to fix it.',
  search: null,
  component: async () => (await import('./ReasonIndex.tsx')).ReasonIndex,
})
