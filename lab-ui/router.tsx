import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  stripSearchParams,
} from '@tanstack/react-router'
import { Bench } from './views/bench/Bench.tsx'
import { readBenchSearch, defaultBenchSearch } from './links/bench-search.ts'
import { defaultCompanySearch, readCompanySearch } from './views/company/company-search.ts'
import { defaultQuestionSearch, readQuestionSearch } from './views/question/question-search.ts'
import { Failed } from './shell/Failed.tsx'
import { notLoaded } from './shell/later.ts'
import { NotFound } from './shell/NotFound.tsx'
import { Shell } from './shell/Shell.tsx'
import { defaultTrafficSearch, readTrafficSearch } from './views/traffic/traffic-search.ts'

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

/** Loaded when they are first opened: the bench is there sooner without them. */
const reasonsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reasons',
  component: lazyRouteComponent(
    () => import('./views/reasons/ReasonIndex.tsx').catch(notLoaded),
    'ReasonIndex',
  ),
})

const reasonRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reasons/$code',
  component: lazyRouteComponent(
    () => import('./views/reasons/ReasonPage.tsx').catch(notLoaded),
    'ReasonPage',
  ),
})

const differencesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/differences',
  component: lazyRouteComponent(
    () => import('./views/differences/DifferencesPage.tsx').catch(notLoaded),
    'DifferencesPage',
  ),
})

const questionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/question',
  validateSearch: readQuestionSearch,
  search: { middlewares: [stripSearchParams(defaultQuestionSearch)] },
  component: lazyRouteComponent(
    () => import('./views/question/QuestionPage.tsx').catch(notLoaded),
    'QuestionPage',
  ),
})

const trafficRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/traffic',
  validateSearch: readTrafficSearch,
  search: { middlewares: [stripSearchParams(defaultTrafficSearch)] },
  component: lazyRouteComponent(
    () => import('./views/traffic/TrafficPage.tsx').catch(notLoaded),
    'TrafficPage',
  ),
})

const companyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/company',
  validateSearch: readCompanySearch,
  search: { middlewares: [stripSearchParams(defaultCompanySearch)] },
  component: lazyRouteComponent(() => import('./views/company/CompanyPage.tsx'), 'CompanyPage'),
})

/** Every view of the dashboard. A view's whole state is in its URL. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    indexRoute,
    benchRoute,
    questionRoute,
    trafficRoute,
    companyRoute,
    reasonsRoute,
    reasonRoute,
    differencesRoute,
  ]),
  defaultErrorComponent: Failed,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
