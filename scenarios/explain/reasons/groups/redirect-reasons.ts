import { acao, answer, hop } from '../../../fetch-standard/cases/case.ts'
import { blockedAtResponse } from '../blocked.ts'
import type { redirectReasons as standard } from '../../../fetch-standard/reasons/redirects.ts'
import { jsLiteral } from '../../../words/texts/js-literal.ts'
import { atProxy } from '../../fixes/layers/at-proxy.ts'
import { never } from '../../fixes/fix.ts'
import { inBackend } from '../../fixes/layers/in-backend.ts'
import { requestFailed } from '../consoles/firefox-lines.ts'
import { cannotLoad, redirectDenied, redirectNotHttp } from '../consoles/safari-lines.ts'
import { example, page } from '../example.ts'
import type { FactsOf } from '../reason-facts.ts'

const redirect = (location: string) => hop(answer(302, acao(page), `Location: ${location}`))
const get = { method: 'GET', body: '' } as const

/** A Location without what stands before an @ in its authority. */
const withoutUserInfo = (location: string) => location.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]*@/i, '$1//')

/** The codes with which a redirect ends a fetch. */
export const redirectReasons: FactsOf<keyof typeof standard> = {
  'redirect-mode-error': {
    title: 'A redirect, where the page wants none',
    happened:
      'The page made the request with redirect: error, and the server answered with a redirect. That is what the page asked for: it gets an error. A body that is a stream ends so as well, since it cannot be sent a second time.',
    inThePage: 'Call the URL that it leads to, or leave redirect: error out.',
    onTheWire: 'The request, answered with 301, 302, 303, 307 or 308, and no request to the Location.',
    console: {
      chromium: null,
      firefox: null,
      safari: ['Not allowed to follow a redirection while loading U', cannotLoad],
      means: 'net::ERR_FAILED, and no word on redirects or on CORS.',
    },
    fix: {
      backend: never(
        'The page asked for no redirects. Answer without one, or let the page call the URL that it leads to.',
      ),
      proxy: never(
        'The page asked for no redirects. Have the proxy answer from the URL that it leads to, or call that.',
      ),
    },
    example: example({ redirect: 'error' }, [redirect('/orders')]),
    onTheBench: {
      kind: 'setup',
      request: { ...get, path: '/redirect?to=/orders/1', redirect: 'error' },
      shownBy: 'backend',
      expect: blockedAtResponse('redirect-mode-error', { backend: ['GET 302'] }),
      says: 'Send: the backend redirects, and the redirect mode is error.',
    },
  },
  'redirect-limit': {
    title: 'Too many redirects',
    happened:
      'The browser followed twenty redirects, and the answer was one more. Most likely they go in a circle: to sign in and back, from http to https and back.',
    onTheWire: 'The same requests, over and over: 21 of them.',
    console: {
      chromium: null,
      firefox: [requestFailed],
      safari: ['Load cannot follow more than 20 redirections', cannotLoad],
      means: 'net::ERR_TOO_MANY_REDIRECTS in the row of the request; CORS is not spoken of.',
    },
    fix: {
      backend: inBackend(
        'Break the circle: redirect only what is not there yet.',
        () => "if (c.req.path !== '/next') return c.redirect('/next', 307)",
      ),
      proxy: never('The circle is broken where the redirects are made; most often that is the backend.'),
    },
    example: example(
      {},
      Array.from({ length: 21 }, () => redirect('/orders/17')),
    ),
    onTheBench: {
      kind: 'setup',
      request: { ...get, path: '/redirect?to=%23again' },
      shownBy: 'backend',
      expect: blockedAtResponse('redirect-limit', { backend: { preflights: 0, requests: 21 } }),
      says: 'Send: /redirect leads to itself, and the witnesses see it 21 times.',
    },
  },
  'redirect-bad-location': {
    title: 'The Location is not a URL',
    happened:
      'The server answered with a redirect whose Location cannot be read as a URL: a port that is none, a host with a space, a template that nobody filled in.',
    onTheWire: 'The request, answered with a redirect. Its Location shows what is wrong.',
    console: {
      chromium: null,
      firefox: [requestFailed],
      safari: [redirectNotHttp, cannotLoad],
      means: 'net::ERR_INVALID_REDIRECT in the row of the request; CORS is not spoken of.',
    },
    fix: {
      backend: inBackend('Redirect to a whole URL, or to a path.', () => "return c.redirect('/next', 307)"),
      proxy: never('The Location is mended where it is made; most often that is the backend.'),
    },
    example: example({}, [redirect('https://api.example:port/orders')]),
    onTheBench: {
      kind: 'setup',
      request: { ...get, path: '/redirect?to=http://localhost:port/orders' },
      shownBy: 'backend',
      expect: blockedAtResponse('redirect-bad-location', { backend: ['GET 302'] }),
      says: 'Send: the Location has a port that is no number.',
    },
  },
  'redirect-credentials': {
    title: 'The Location holds a user name or password',
    happened:
      'The server redirects to a URL with a user name or a password in it, and across origins no browser follows one: it would hand them to whoever reads along. Chromium does not follow it within an origin either.',
    onTheWire: 'The request, answered with a redirect whose Location has an @ before its host.',
    console: {
      chromium:
        "Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
      firefox: [requestFailed],
      safari: [`${redirectDenied} redirection URL U has credentials`, cannotLoad],
      means: 'Chromium leaves the location out of its message, so as not to show the password.',
    },
    fix: {
      backend: inBackend(
        'Redirect to a URL without user name and password.',
        ({ location }) =>
          `return c.redirect(${jsLiteral(withoutUserInfo(location ?? 'https://api.example/next'))}, 307)`,
      ),
      proxy: atProxy('Take user name and password out of the Location.', (writer) =>
        writer.withoutUserInfo(),
      ),
    },
    example: example({}, [redirect('https://user:secret@api.example/orders')]),
    onTheBench: {
      kind: 'setup',
      request: { ...get, path: '/redirect?to=http://user:secret@api.example/' },
      shownBy: 'backend',
      expect: blockedAtResponse('redirect-credentials', { backend: ['GET 302'] }),
      says: 'Send: the backend redirects to a URL with a user name, which is not followed.',
    },
  },
}
