import { acao, alike, answer, caseOf, hop, page, third, type Case, type Expected } from '../case.ts'
import { allowsAll, readable, redirect, redirectTo } from '../stock-hops.ts'

const readableIn = (ends: Expected['ends']) => ({ ends, sent: ['GET 0'] })

/** Redirects on which a browser goes another way than the standard. */
export const differingRedirectCases: readonly Case[] = [
  caseOf(
    'redirect: an empty Location',
    {},
    [redirectTo(''), ...Array.from({ length: 20 }, () => redirectTo(''))],
    {
      standard: { ends: 'redirect-limit', sent: Array.from({ length: 21 }, (_, at) => `GET ${at}`) },
      chromium: readableIn('readable'),
    },
  ),
  caseOf(
    'redirect: redirect mode error without Location',
    { redirect: 'error' },
    [hop(answer(302, acao('*')))],
    {
      standard: readableIn('redirect-mode-error'),
      chromium: readableIn('readable'),
    },
  ),
  caseOf('redirect: to a URL that is none, without ACAO', {}, [hop(answer(302, 'Location: http://:::'))], {
    standard: readableIn('acao-missing'),
    chromium: readableIn('redirect-bad-location'),
  }),
  caseOf('redirect: two Locations', {}, [redirectTo('/a', 'Location: /b')], {
    standard: readableIn('redirect-bad-location'),
    chromium: readableIn('http-invalid-response'),
  }),
  caseOf('redirect: the same Location twice', {}, [redirectTo('/b', 'Location: /b'), hop(readable)], {
    standard: readableIn('redirect-bad-location'),
    chromium: { ends: 'readable', sent: ['GET 0', 'GET 1'] },
  }),
  caseOf(
    'redirect: within the page, to a URL with a user name',
    { url: `${page}/a` },
    [redirectTo('http://u:p@localhost:9201/'), hop(answer(200))],
    {
      standard: { ends: 'readable', sent: ['GET 0 without Origin', 'GET 1 without Origin'] },
      chromium: { ends: 'redirect-credentials', sent: ['GET 0 without Origin'] },
    },
  ),
  caseOf(
    'redirect: the second preflight in Firefox',
    { method: 'PUT' },
    [redirect(307, `${third}/`), hop(readable, allowsAll)],
    {
      firefox: { ends: 'readable', sent: ['preflight 0', 'PUT 0', 'preflight 1', 'PUT 1 as null'] },
    },
  ),
  ...[307, 308].map((status) =>
    caseOf(
      `redirect: a POST in mode no-cors from the page's origin to another one, by ${status}`,
      { url: `${page}/a`, method: 'POST', body: 'x', mode: 'no-cors' },
      [hop(answer(status, `Location: ${third}/`)), hop(readable)],
      {
        standard: { ends: 'opaque', sent: ['POST 0', 'POST 1'] },
        chromium: { ends: 'opaque', sent: ['POST 0', 'POST 1 as null'] },
      },
    ),
  ),
  caseOf(
    'redirect: a POST in mode no-cors within another origin',
    { method: 'POST', body: 'x', mode: 'no-cors' },
    [hop(answer(307, 'Location: /b')), hop(readable)],
    alike({ ends: 'opaque', sent: ['POST 0', 'POST 1'] }),
  ),
  caseOf(
    'redirect: a POST in mode no-cors to another origin, and within it',
    { url: `${page}/a`, method: 'POST', body: 'x', mode: 'no-cors' },
    [hop(answer(307, `Location: ${third}/`)), hop(answer(307, 'Location: /b')), hop(readable)],
    {
      standard: { ends: 'opaque', sent: ['POST 0', 'POST 1', 'POST 2'] },
      chromium: { ends: 'opaque', sent: ['POST 0', 'POST 1 as null', 'POST 2 as null'] },
    },
  ),
]
