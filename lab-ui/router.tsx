import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  stripSearchParams,
  type SearchSchemaInput,
} from '@tanstack/react-router'
import { Failed } from './shell/Failed.tsx'
import { notLoaded } from './shell/later.ts'
import { NotFound } from './shell/NotFound.tsx'
import { Shell } from './shell/Shell.tsx'
import type { View, ViewSearch } from './shell/view.ts'
import { views } from './views/views.ts'

const rootRoute = createRootRoute({
  component: () => <Shell views={views} />,
  notFoundComponent: NotFound,
})

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => redirect({ to: views[0].path, throw: true }),
})

const asGiven = <Search extends object>(given: Partial<Search> & SearchSchemaInput) => given as Search

/** What is as always is left out of the URL. */
const withoutDefaults = <Search extends object>({ defaults }: ViewSearch<Search>) =>
  stripSearchParams<Search, undefined, never>(defaults as never)

const routeOf = <const Path extends string, Search extends object>({
  path,
  search,
  component,
}: View<Path, Search>) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path,
    validateSearch: search?.read ?? asGiven<Search>,
    search: { middlewares: search === null ? [] : [withoutDefaults(search)] },
    component: lazyRouteComponent(
      () =>
        component()
          .then((View) => ({ View }))
          .catch(notLoaded),
      'View',
    ),
  })

type RouteOf<Each> =
  Each extends View<infer Path, infer Search> ? ReturnType<typeof routeOf<Path, Search>> : never

const viewRoutes = views.map((view) => routeOf(view as View)) as unknown as {
  readonly [Index in keyof typeof views]: RouteOf<(typeof views)[Index]>
}

/** Every view of the dashboard. A view's whole state is in its URL. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([indexRoute, ...viewRoutes]),
  defaultErrorComponent: Failed,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
