import { defineView } from '../../shell/view.ts'

export const reasonView = defineView({
  path: '/reasons/$code',
  group: null,
  title: 'Reason',
  description: 'One reason: what happened, an example, and the fix in the backend and at the proxy.',
  search: null,
  example: '/reasons/acao-missing',
  component: async () => (await import('./ReasonPage.tsx')).ReasonPage,
})
