import { acao, answer, hop } from '../../../fetch-standard/cases/case.ts'
import { blockedAtResponse } from '../blocked.ts'
import { example, page } from '../example.ts'
import type { FactsOf } from '../reason-facts.ts'

const redirect = (location: string) => hop(answer(302, acao(page), `Location: ${location}`))
const get = { method: 'GET', body: '' } as const

/** The codes with which a redirect ends a fetch. */
export const redirectReasons: FactsOf<
  'redirect-mode-error' | 'redirect-limit' | 'redirect-bad-location' | 'redirect-credentials'
> = {
  'redirect-mode-error': {
    title: 'A redirect, where the page wants none',
    happened:
      'The page made the request with redirect: error, and the server answered with a redirect. That is what the page asked for: it gets an error. A body that is a stream ends so as well, since it cannot be sent a second time.',
    inThePage: 'Call the URL that it leads to, or leave redirect: error out.',
    onTheWire: 'The request, answered with 301, 302, 303, 307 or 308, and no request to the Location.',
    console: { quoted: null, means: 'net::ERR_FAILED, and no word on redirects or on CORS.' },
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
      quoted: null,
      means: 'net::ERR_TOO_MANY_REDIRECTS in the row of the request; CORS is not spoken of.',
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
      quoted: null,
      means: 'net::ERR_INVALID_REDIRECT in the row of the request; CORS is not spoken of.',
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
      quoted:
        "Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
      means: 'Chromium leaves the location out of its message, so as not to show the password.',
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
