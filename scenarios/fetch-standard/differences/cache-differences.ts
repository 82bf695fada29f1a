import { longestCachedUrl } from '../cache/chromium-cache-limits.ts'
import { acac, acah, acam, acao, acma, answer, hop } from '../cases/case.ts'
import type { Difference } from './difference.ts'
import { api, other, page, preflighted, recording, step } from './example-steps.ts'

const put = (...lines: readonly string[]) => step({ method: 'PUT' }, [preflighted(...lines)])
const later = (waitMs: number, ...lines: readonly string[]) => ({ ...put(...lines), waitMs })
const withHeader = (name: string, ...lines: readonly string[]) =>
  step({ headers: [[name, '1']] }, [preflighted(...lines)])
const credentialed = (...lines: readonly string[]) =>
  step({ method: 'PUT', credentials: 'include' }, [
    hop(answer(200, acao(page), acac('true')), answer(204, acao(page), acac('true'), ...lines)),
  ])

/** To the API, and by it to another origin: both allow the preflight. */
const redirected = step({ method: 'PUT' }, [
  hop(answer(307, acao('*'), `Location: ${other}/orders`), answer(204, acao('*'), acam('PUT'))),
  preflighted(acam('PUT')),
])

/** What a browser keeps of a preflight, and for how long. */
export const cacheDifferences = {
  longestMaxAgeSeconds: {
    title: 'Longest Max-Age',
    says: 'The standard lets browsers limit Access-Control-Max-Age. Safari caches a preflight for 10 minutes at most, Chromium for 2 hours, Firefox for 24 hours.',
    readIn: ['firefox'],
    example: recording(put(acam('PUT'), acma('604800')), later(86_400_000, acam('PUT'))),
  },
  maxAgeSyntax: {
    title: 'Syntax of Max-Age',
    says: 'By the standard, a Max-Age that is not just digits counts as 5 seconds. Chromium and Safari read a signed integer, so that +600 is 600 and -5 is 0; Firefox caches nothing.',
    example: recording(put(acam('PUT'), acma('-5')), put(acam('PUT'))),
  },
  cachedWildcardCoversAuthorization: {
    title: 'Cached * and Authorization',
    says: 'In Safari a cached Access-Control-Allow-Headers: * covers Authorization. Chromium and Firefox send a preflight again.',
    example: recording(withHeader('X-A', acah('*')), withHeader('Authorization', acah('authorization'))),
  },
  cacheEntry: {
    title: 'What is cached',
    says: 'By the standard, every method and every header name has a cache entry of its own, so that preflights add to each other. Chromium and Safari cache the last answer as a whole.',
    example: recording(put(acam('PUT')), withHeader('X-A', acah('x-a')), put(acam('PUT'))),
  },
  isCacheSplitByCredentials: {
    title: 'Credentials in the cache',
    says: 'By the standard, what was allowed with credentials is also allowed without them. Firefox sends another preflight.',
    example: recording(credentialed(acam('PUT')), put(acam('PUT'))),
  },
  cachesForOpaqueOrigin: {
    title: 'Cache of origin null',
    says: 'Chromium does not cache preflights of pages whose origin is null.',
    example: {
      ...recording(put(acam('PUT')), put(acam('PUT'))),
      clientOrigin: 'null',
    },
  },
  taintedOriginIsNew: {
    title: 'Cache after a redirect',
    says: 'A redirect that leads on to a third origin changes the Origin of the request to null. By the standard, a preflight that was allowed there is cached for null. In Safari each such null is an origin of its own, so that the next fetch sends a preflight again.',
    example: recording(redirected, redirected),
  },
  failureClearsCache: {
    title: 'Cache after a failed request',
    says: 'By the standard, a request that fails after its preflight clears the cache for its URL. Chromium and Safari keep the entry. In Firefox every cross-origin request that fails clears it, even one that needed no preflight, unless script forbade a redirect.',
    example: recording(
      put(acam('PUT')),
      step({}, [hop(answer(200))]),
      step({ method: 'PUT' }, [hop(answer(200), answer(204, acao('*'), acam('PUT')))]),
      put(acam('PUT')),
    ),
  },
  xhrDropsEmptyFragment: {
    title: 'XMLHttpRequest and an empty fragment',
    says: 'A preflight is cached for a URL with its fragment. In Firefox XMLHttpRequest drops a # at the end of the URL, which fetch keeps, so what one of them was allowed does not count for the other.',
    example: recording(
      step({ url: `${api}/orders#`, method: 'PUT', body: 'x', uploadListener: true }, [
        preflighted(acam('PUT')),
      ]),
      step({ url: `${api}/orders#`, method: 'PUT' }, [preflighted(acam('PUT'))]),
    ),
  },
  cachesRefusals: {
    title: 'Refusals are cached',
    says: 'Safari caches the answer to a preflight even if it does not allow the request. What the answer does allow then needs no preflight.',
    example: recording(step({ method: 'PATCH' }, [preflighted(acam('PUT'))]), put(acam('PUT'))),
  },
  cachedWildcard: {
    title: 'Cached *',
    says: 'In Firefox a cached * is a name like any other, so each request that relies on it gets a preflight. In Safari a * that was cached with credentials counts for requests without them.',
    example: recording(put(acam('*')), put(acam('*')), credentialed(acam('*')), put(acam('PUT'))),
  },
  cacheCoversHead: {
    title: 'HEAD in the cache',
    says: 'In Firefox a HEAD with a header that requires a preflight is only covered by the cache if Access-Control-Allow-Methods listed HEAD.',
    example: recording(
      withHeader('X-A', acah('x-a')),
      step({ method: 'HEAD', headers: [['X-A', '1']] }, [preflighted(acah('x-a'))]),
    ),
  },
  maxAgeZeroEndsEntries: {
    title: 'Max-Age: 0',
    says: 'By the standard, an answer with Access-Control-Max-Age: 0 ends what was cached before. In Firefox earlier entries stay.',
    example: recording(
      put(acam('PUT'), acma('600')),
      step({ method: 'PATCH' }, [preflighted(acam('PUT, PATCH'), acma('0'))]),
      put(acam('PUT')),
    ),
  },
  longestCachedUrl: {
    title: 'Long URLs',
    says: `Chromium does not cache the preflight for a URL of ${(longestCachedUrl + 1).toLocaleString('en')} characters or more.`,
    example: recording(
      ...[0, 1].map(() =>
        step({ url: `${api}/${'a'.repeat(longestCachedUrl + 1)}`, method: 'PUT' }, [
          preflighted(acam('PUT')),
        ]),
      ),
    ),
  },
} satisfies Record<string, Difference>
