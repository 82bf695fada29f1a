import type { LogWords } from '../engine-facts.ts'

/** How nginx's access log speaks. */
export const log: LogWords = {
  // The values of $upstream_cache_status (ngx_http_upstream_module).
  ofCache: {
    HIT: 'answered from its cache',
    MISS: 'not in its cache',
    EXPIRED: 'its cached response was too old',
    BYPASS: 'its cache was passed by',
    STALE: 'answered from its cache with what is too old',
    UPDATING: 'answered from its cache with what is too old, while another request fetches it anew',
    REVALIDATED: 'the backend confirmed what is in its cache',
  },
  // It looks every 500 ms whether the answer is there (ngx_http_file_cache.c); a little less, for the clock.
  waiting: { fromMs: 480, says: 'nginx looks every 500 ms (proxy_cache_lock)' },
}
