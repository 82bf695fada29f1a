import {
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
  stripSearchParams,
} from '@tanstack/react-router'
import { Bench } from './bench/Bench.tsx'
import { readBenchSearch, defaultBenchSearch } from './bench/bench-search.ts'
import { NotFound } from './shell/NotFound.tsx'
import { Shell } from './shell/Shell.tsx'

const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
})

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => redirect({ to: '/bench', throw: true }),
})

const benchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bench',
  validateSearch: readBenchSearch,
  search: { middlewares: [stripSearchParams(defaultBenchSearch)] },
  component: Bench,
})

/** Every view of the dashboard. A view's whole state is in its URL. */
export const router = createRouter({ routeTree: rootRoute.addChildren([indexRoute, benchRoute]) })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
