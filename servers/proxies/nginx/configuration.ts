import { corsResponseHeaders } from '../../../scenarios/fetch-standard/headers/cors-response-headers.ts'
import { dollarVariable, needsDollar } from '../../../scenarios/engines/nginx/quoting.ts'
import { proxyLimits, type ProxySetup, type Upstream } from '../engine.ts'
import { accessLogFormat } from './access-log.ts'
import { block } from './block.ts'
import { keptPreflights } from './kept-preflights.ts'
import { pageLocations } from './page-locations.ts'
import { policyMaps, preflightMap } from './policy-maps.ts'
import { routeParts } from './route-locations.ts'

/**
 * The configuration that nginx runs from. Every path in it is relative to nginx's own folder (`nginx -p`), and of a
 * policy nothing enters it but through policy-maps.ts.
 */
export function configuration(setup: ProxySetup, port: number): string {
  const { behaviour, upstream } = setup
  const { policy, caches } = behaviour
  const seconds = proxyLimits.responseHeadWithinMs / 1_000
  const { decisions, headers } =
    policy === null ? { decisions: [], headers: [] } : policyMaps(policy, behaviour)
  const kept = behaviour.keepsPreflights ? keptPreflights : null
  const routes = routeParts(setup)
  const maps = [
    ...decisions,
    ...(policy === null && !routes.haveCopies ? [] : preflightMap),
    ...(kept?.maps ?? []),
    ...headers.flatMap((header) => header.maps),
    ...routes.maps,
  ]
  const always = behaviour.headersOn === 'successes' ? '' : ' always'
  const ownHeader = behaviour.headersOnlyOnPreflights ? lostInLocation : []

  const server = [
    `listen 127.0.0.1:${whole(port)};`,
    `client_max_body_size ${proxyLimits.maxBodyBytes};`,
    ...(policy === null
      ? []
      : [
          '',
          '# Here and in no location: one add_header further in would take all of these away.',
          ...headers.map(({ name, value }) => `add_header ${name} ${value}${always};`),
          ...(routes.locations.length > 0
            ? []
            : [
                '',
                '# A preflight ends here. The backend does not see it.',
                ...block('if ($cors_preflight)', ['return 204;']),
              ]),
          ...(behaviour.removesBackendHeaders
            ? ['', ...corsResponseHeaders.map((name) => `proxy_hide_header ${name};`)]
            : []),
        ]),
    '',
    'proxy_http_version 1.1;',
    'proxy_set_header Host $http_host;',
    'proxy_set_header Connection "";',
    `proxy_connect_timeout ${seconds}s;`,
    `proxy_read_timeout ${seconds}s;`,
    '',
    ...routes.locations,
    ...block('location /', [
      ...ownHeader,
      ...(kept?.redirect ?? []),
      upstream === null ? 'return 404;' : 'proxy_pass http://backend;',
    ]),
    ...(caches
      ? block('location = /catalogue', [
          ...ownHeader,
          ...(kept?.redirect ?? []),
          'proxy_cache catalogue;',
          'proxy_pass http://backend;',
        ])
      : []),
    ...(kept?.location ?? []),
    ...(setup.page === undefined ? [] : pageLocations(setup.page)),
  ]

  const http = [
    ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${kind}_temp;`),
    'server_tokens off;',
    'default_type text/plain;',
    `log_format exchange escape=json ${accessLogFormat};`,
    'access_log access.log exchange;',
    ...(caches
      ? ['proxy_cache_path cache levels=1 keys_zone=catalogue:1m max_size=16m use_temp_path=off;']
      : []),
    ...(kept?.zone ?? []),
    '',
    ...(needsDollar([...maps, ...server]) ? dollarVariable : []),
    ...maps,
    ...(maps.length === 0 ? [] : ['']),
    ...(upstream === null ? [] : upstreamBlock('backend', upstream)),
    ...(setup.routes ?? []).flatMap((route) => upstreamBlock(route.name, route.upstream)),
    ...block('server', server),
  ]

  const main = [
    'daemon off;',
    'worker_processes 1;',
    'pid nginx.pid;',
    'error_log stderr warn;',
    ...block('events', ['worker_connections 512;']),
    ...block('http', http),
  ]
  return `${main.join('\n')}\n`
}

function upstreamBlock(name: string, { host, port }: Upstream): readonly string[] {
  const lines = [
    `server ${hostOf(host)}:${whole(port)} max_fails=0;`,
    'keepalive 32;',
    '# Below the 5 s after which Node closes an idle connection.',
    'keepalive_timeout 4s;',
  ]
  return [...block(`upstream ${name}`, lines), '']
}

/** What people add to a location and thereby lose every add_header of the server there. */
const lostInLocation = ['add_header X-Frame-Options DENY always;']

function whole(port: number): number {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new RangeError(`A port is a whole number up to 65535; this is ${port}.`)
}

function hostOf(host: string): string {
  if (/^[a-z0-9.-]+$/i.test(host)) return host
  throw new RangeError(`The address of a backend holds letters, digits, dots and hyphens; this is "${host}".`)
}
