import { acah, acam } from '../cases/case.ts'
import type { Difference } from './difference.ts'
import { redirect } from '../cases/stock-hops.ts'
import { allowed, api, example, page, preflighted, recording, step } from './example-steps.ts'
import { answer, hop } from '../cases/case.ts'

const long = 'a'.repeat(100)
const upload = { uploadListener: true, initiator: 'xhr' } as const

/** When a preflight is sent, and what it asks and allows. */
export const preflightDifferences = {
  wildcardCoversAuthorization: {
    title: 'Authorization and *',
    says: 'By the standard, Access-Control-Allow-Headers: * does not cover Authorization. In every browser it does, without credentials.',
    link: 'https://github.com/whatwg/fetch/issues/1919',
    example: example({ headers: [['Authorization', 'x']] }, [allowed]),
  },
  combinesRequestHeaders: {
    title: 'A header set twice',
    says: 'By the standard, each header field that script sets is judged by itself. Chromium and Safari judge the combined value, which may be too long to be safelisted.',
    example: example(
      {
        headers: [
          ['Accept', long],
          ['Accept', long],
        ],
      },
      [allowed],
    ),
  },
  repeatsNamesInPreflight: {
    title: 'Names in Access-Control-Request-Headers',
    says: 'Firefox names a header twice in Access-Control-Request-Headers if script sets it twice.',
    example: example(
      {
        headers: [
          ['X-A', '1'],
          ['X-A', '2'],
        ],
      },
      [allowed],
    ),
  },
  safelistsClientHints: {
    title: 'Client hints',
    says: 'Chromium needs no preflight for client hints with a valid value, such as dpr: 2.',
    example: example({ headers: [['dpr', '2']] }, [allowed]),
  },
  largestRangeBound: {
    title: 'Large numbers in Range',
    says: 'By the standard, a Range is safelisted however large its numbers are. Browsers stop at 64 bits.',
    example: example({ headers: [['Range', `bytes=0-${2n ** 64n}`]] }, [allowed]),
  },
  rangeSyntax: {
    title: 'Syntax of Range',
    says: 'Safari also safelists a Range whose unit has capitals or whose numbers have a plus sign, such as Bytes=+0-1.',
    example: example({ headers: [['Range', 'Bytes=+0-1']] }, [allowed]),
  },
  bytesOver7FAreUnsafe: {
    title: 'Bytes over 0x7F',
    says: 'In Firefox a byte over 0x7F in Accept or Content-Type requires a preflight, and in mode no-cors the header is not sent.',
    example: example({ headers: [['Accept', 'caf\u00e9']] }, [allowed]),
  },
  commasInContentTypeAreUnsafe: {
    title: 'Comma in Content-Type',
    says: 'In Firefox a Content-Type with a comma requires a preflight, and in mode no-cors the header is not sent.',
    example: example({ method: 'POST', body: 'x', headers: [['Content-Type', 'text/plain;x=a,b']] }, [
      allowed,
    ]),
  },
  asksForUploadsWithBodyOnly: {
    title: 'Upload listener without a body',
    says: 'By the standard, an upload listener of XMLHttpRequest requires a preflight. In Chromium it does so only if there is a body.',
    example: example({ ...upload, method: 'POST' }, [allowed]),
  },
  allowsMethodOfUploads: {
    title: 'Method of an upload',
    says: 'If an upload listener required the preflight and the answer lists no methods, the standard allows the method that was asked for. Browsers allow only GET, HEAD and POST.',
    example: example({ ...upload, method: 'PUT', body: 'x' }, [preflighted(acah('content-type'))]),
  },
  preflightKeepsOriginAfterRedirect: {
    title: 'Origin of a preflight after a redirect',
    says: 'After a redirect to another origin, Firefox sends the preflight with the page’s origin, but the request itself with Origin: null. Back at the page’s own origin it does not check Access-Control-Allow-Origin of the preflight.',
    example: example({ method: 'PUT' }, [redirect(307, 'https://other.example/b'), allowed]),
  },
  preflightsWhatWasPreflighted: {
    title: 'Redirect after a preflight',
    says: 'If a redirect turns a PUT into a plain GET, the standard needs no further preflight. Firefox and Safari send one for every cross-origin redirect after a preflight.',
    example: example({ method: 'PUT' }, [redirect(303, '/b'), allowed]),
  },
  preflightsDroppedHeaders: {
    title: 'Headers that a redirect dropped',
    says: 'When a redirect makes a browser drop Authorization or Content-Type, Firefox and Safari still send a preflight because of it.',
    example: example({ url: `${page}/a`, headers: [['Authorization', 'x']] }, [
      hop(answer(307, `Location: ${api}/b`)),
      preflighted(acah('authorization')),
    ]),
  },
  namesDroppedHeaders: {
    title: 'Dropped headers in a preflight',
    says: 'After a redirect, Safari still names headers in Access-Control-Request-Headers that the redirect made it drop.',
    example: example({ headers: [['Authorization', 'x']] }, [
      redirect(307, 'https://other.example/b'),
      preflighted(acah('authorization')),
    ]),
  },
  restoresHeaders: {
    title: 'Headers that come back',
    says: 'By the standard, headers that a redirect drops stay dropped. In Safari, the next redirect brings back Content-Type. In Firefox it does unless it is a 303, or a 301 or 302 of what began as a POST; a redirect within an origin brings back Authorization, and the preflight names all of them.',
    example: example({ method: 'POST', headers: [['Content-Type', 'application/json']], body: '{}' }, [
      redirect(303, '/b'),
      redirect(307, '/c'),
      preflighted(acah('content-type')),
    ]),
  },
  conditionalRequestsPassCacheBy: {
    title: 'Conditional requests',
    says: 'In Chromium and Firefox a request with a header such as If-None-Match always gets a preflight, even if one is cached.',
    example: recording(
      step({ headers: [['If-None-Match', '"1"']] }, [allowed]),
      step({ headers: [['If-None-Match', '"1"']] }, [allowed]),
    ),
  },
  preflightingCacheModes: {
    title: 'Cache modes',
    says: 'The standard uses a cached preflight whatever the request’s cache mode is. Chromium and Firefox send a new one with no-store and reload, Chromium with no-cache, too.',
    example: recording(
      step({ method: 'PUT' }, [preflighted(acam('PUT'))]),
      step({ method: 'PUT', cache: 'no-store' }, [preflighted(acam('PUT'))]),
    ),
  },
  noStoreCoversPreflight: {
    title: 'Cache mode no-store and the preflight',
    says: 'By the standard, the answer to a preflight is cached whatever the request’s cache mode is. Chromium does not cache it if the mode is no-store.',
    example: recording(
      step({ method: 'PUT', cache: 'no-store' }, [preflighted(acam('PUT'))]),
      step({ method: 'PUT' }, [preflighted(acam('PUT'))]),
    ),
  },
} satisfies Record<string, Difference>
