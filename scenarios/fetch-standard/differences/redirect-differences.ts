import { acao, answer, hop } from '../cases/case.ts'
import type { Difference } from './difference.ts'
import { redirect } from '../cases/stock-hops.ts'
import { allowed, api, example, other, page, readable, recording, step } from './example-steps.ts'

const own = (location: string) => hop(answer(307, `Location: ${location}`))

/** What a Location is, and whether it is followed. */
export const redirectDifferences = {
  emptyLocation: {
    title: 'Empty Location',
    says: 'By the standard, an empty Location leads to the same URL again. Chromium treats the redirect as the final response; in Safari the fetch fails.',
    example: example({}, [redirect(302, ''), allowed]),
  },
  escapesLocationBytes: {
    title: 'Bytes over 0x7F in Location',
    says: 'The standard reads each byte over 0x7F as the character with that number. Chromium and Safari percent-encode the byte as it is.',
    example: recording(
      step({ url: `${api}/%E9`, method: 'PUT' }, [allowed]),
      step({ method: 'PUT' }, [redirect(307, '/\u00e9'), allowed]),
    ),
  },
  joinsLocations: {
    title: 'Location twice',
    says: 'By the standard, a redirect with two Location headers fails. WebKitGTK joins them with a comma and follows the result. Safari uses another network library.',
    example: example({}, [hop(answer(302, acao('*'), 'Location: /a', 'Location: /b')), allowed]),
  },
  takesEqualFieldsAsOne: {
    title: 'Headers that may occur only once',
    says: 'Chromium and Firefox accept a Location that is sent twice with the same value. With two different values of Location, Content-Length or Content-Disposition they refuse the response, whatever its status.',
    example: example({}, [readable('Content-Disposition: inline', 'Content-Disposition: attachment')]),
  },
  needsLocationToRefuseRedirect: {
    title: 'Redirect mode error without Location',
    says: 'With redirect: error, every redirect status fails by the standard. Chromium and Safari treat a redirect without a Location as a final response.',
    example: example({ redirect: 'error' }, [hop(answer(302, acao('*')))]),
  },
  checksLocationFirst: {
    title: 'Location before the CORS check',
    says: 'Chromium reports an invalid Location, and the 21st redirect, before the CORS check and in every redirect mode.',
    example: example({ redirect: 'manual' }, [redirect(302, 'https://api.example:port/')]),
  },
  refusesEveryRedirectWithCredentials: {
    title: 'User name in a redirect within the origin',
    says: 'By the standard, a redirect within the page’s own origin may lead to a URL with a user name. Chromium does not follow it.',
    example: example({ url: `${page}/a` }, [own('https://user@app.example/b'), hop(answer(200))]),
  },
  redirectsDeleteAsGet: {
    title: 'DELETE redirected to another origin',
    says: 'In WebKitGTK a redirect to another origin turns a DELETE into a GET, whatever its status. Safari uses another network library.',
    example: example({ url: `${page}/a`, method: 'DELETE' }, [own(`${api}/b`), allowed]),
  },
  rechecksRedirects: {
    title: 'Second check of redirects',
    says: 'If a fetch with credentials: same-origin begins at the page’s own origin, Safari also requires Access-Control-Allow-Credentials: true, and no *, on later redirects that come from another origin. A redirect to a URL with a user name is refused only after the next preflight.',
    example: example({ url: `${page}/a` }, [own(`${api}/b`), redirect(307, `${other}/c`), allowed]),
  },
} satisfies Record<string, Difference>
