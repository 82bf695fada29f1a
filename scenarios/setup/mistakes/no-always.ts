import { mistake } from './mistake.ts'

export const noAlways = mistake({
  id: 'no-always',
  title: 'add_header without always',
  leadsTo: 'Errors of the backend and of the proxy itself reach the page as CORS errors.',
  layer: 'proxy',
  strategies: ['proxy'],
  change: ({ backend, proxy }) => ({ backend, proxy: { ...proxy, headersOn: 'successes' } }),
})
