import { defineView } from '../../shell/view.ts'

export const differencesView = defineView({
  path: '/differences',
  group: 'Learn',
  title: 'Browser differences',
  description: 'Where Chromium, Firefox and Safari differ from the Fetch standard.',
  search: null,
  component: async () => (await import('./DifferencesPage.tsx')).DifferencesPage,
})
