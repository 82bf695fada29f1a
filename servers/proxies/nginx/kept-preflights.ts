import { block } from './block.ts'
import { preflightMap } from './policy-maps.ts'

/**
 * What has nginx keep its backend's answers to preflights. It keeps no answer to OPTIONS (proxy_cache_methods refuses
 * the word), but an internal redirect by error_page makes a GET of any request, and proxy_method an OPTIONS again
 * of what is sent to the backend. The key holds all that a backend looks at: path, origin, method and headers asked for.
 */
export const keptPreflights = {
  zone: ['proxy_cache_path preflights levels=1 keys_zone=preflights:1m max_size=16m use_temp_path=off;'],
  maps: preflightMap,
  /** Stands in each location: at server level it would redirect for ever. */
  redirect: ['error_page 418 = /kept-preflight;', 'if ($cors_preflight) { return 418; }'],
  location: [
    '',
    '# nginx keeps no answer to OPTIONS. Redirected here, a preflight is a GET to nginx, and OPTIONS to the backend.',
    ...block('location = /kept-preflight', [
      'internal;',
      'proxy_method OPTIONS;',
      'proxy_pass http://backend$request_uri;',
      'proxy_cache preflights;',
      'proxy_cache_key "$request_uri $http_origin $http_access_control_request_method $http_access_control_request_headers";',
      'proxy_cache_valid 200 204 60s;',
      '# Of those that come at the same time one asks the backend. The others wait, and nginx looks',
      '# every 500 ms whether the answer is there: each of them is late by that much.',
      'proxy_cache_lock on;',
    ]),
  ],
} as const
