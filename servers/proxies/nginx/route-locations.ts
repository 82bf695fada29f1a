import { proxyApplying } from '../../../scenarios/setup/behaviour/proxy-behaviour.ts'
import { pathOfRoute, type ProxyRoute, type ProxySetup } from '../engine.ts'
import { block } from './block.ts'
import { policyMaps } from './policy-maps.ts'

interface RouteParts {
  readonly locations: readonly string[]
  /** The `map` blocks that the copies of the policy in locations need. */
  readonly maps: readonly string[]
  /** Whether a location has a copy of the policy of its own. */
  readonly haveCopies: boolean
}

/** A copy in a location is always right. */
const right = proxyApplying(null)

/**
 * The locations of a proxy that routes by path. Here a preflight ends in the location and not in the server: what is
 * returned at server level never gets as far as a location, and its own directives would not hold for preflights.
 */
export function routeParts({ routes = [], behaviour: { policy } }: ProxySetup): RouteParts {
  const parts = routes.map((route) => routePart(route, policy !== null))
  return {
    locations: [
      ...(policy === null || routes.length === 0
        ? []
        : [
            '# A preflight ends in its location: one that ended here would get no header of the location’s own.',
          ]),
      ...parts.flatMap(({ location }) => location),
    ],
    maps: parts.flatMap(({ maps }) => maps),
    haveCopies: routes.some((route) => route.policy !== undefined),
  }
}

function routePart(route: ProxyRoute, isShared: boolean) {
  const path = pathOfRoute(route)
  const copy = route.policy === undefined ? null : policyMaps(route.policy, right, `cors_${route.name}`)
  const headers = copy?.headers ?? []
  return {
    maps: [...(copy?.decisions ?? []), ...headers.flatMap(({ maps }) => maps)],
    location: block(`location ${path}`, [
      ...(copy === null
        ? []
        : [
            '# A copy of the policy that belongs to this location. It replaces every add_header of the server.',
            ...headers.map(({ name, value }) => `add_header ${name} ${value} always;`),
          ]),
      ...(copy !== null || isShared ? ['if ($cors_preflight) { return 204; }'] : []),
      `proxy_pass http://${route.name};`,
    ]),
  }
}
