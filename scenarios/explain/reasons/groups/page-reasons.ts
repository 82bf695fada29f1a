import { acao, answer, hop } from '../../../fetch-standard/cases/case.ts'
import { blockedAtResponse } from '../blocked.ts'
import { example, page } from '../example.ts'
import type { FactsOf } from '../reason-facts.ts'

const get = { method: 'GET', path: '/orders/1', body: '' } as const
const nothing = 'Nothing at all: no connection is opened.'

/** The codes with which a fetch ends for what the page asks for, most often before anything is sent. */
export const pageReasons: FactsOf<
  'request-invalid' | 'mode-same-origin' | 'no-cors-redirect-mode' | 'scheme-not-http'
> = {
  'request-invalid': {
    title: 'Page script cannot make this request',
    happened:
      'The browser itself refuses what fetch is given: the methods CONNECT, TRACE and TRACK, a GET with a body, a URL with a user name, a header name or value that HTTP does not have, or, in mode no-cors, a method other than GET, HEAD and POST. No server is asked.',
    toThePage: 'a TypeError that, for once, says what is wrong.',
    inThePage: 'Ask for something that fetch can send.',
    onTheWire: nothing,
    console: {
      quoted: null,
      means:
        'The TypeError says it itself, and only here: for everything else on these pages it says no more than "Failed to fetch".',
    },
    example: example({ method: 'TRACE' }, []),
    onTheBench: {
      kind: 'setup',
      request: { method: 'TRACE', path: '/orders/1', body: '' },
      shownBy: 'backend',
      expect: { outcome: 'not-sent', reason: 'request-invalid', backend: [] },
      says: 'Send: the composer warns, and in every lane fetch refuses TRACE.',
    },
  },
  'mode-same-origin': {
    title: 'Mode same-origin, and another origin',
    happened:
      'The page made the request with mode: same-origin, which forbids every other origin, whatever the server would have said. After a redirect to another origin it ends there.',
    inThePage: 'Leave mode: same-origin out.',
    onTheWire: 'Nothing, or a redirect that is not followed.',
    console: {
      quoted: 'Request mode is "same-origin" but the URL\'s origin is not same as the request origin',
      means: 'The mode decides. Leave it out, and the request is made by the rules of CORS.',
    },
    example: example({ mode: 'same-origin' }, []),
    onTheBench: {
      kind: 'setup',
      request: { ...get, mode: 'same-origin' },
      shownBy: 'backend',
      expect: { outcome: 'not-sent', reason: 'mode-same-origin', backend: [] },
      says: 'Send: every lane is at another origin than the page, so nothing leaves the browser.',
    },
  },
  'no-cors-redirect-mode': {
    title: 'Mode no-cors without redirects',
    happened:
      'In mode no-cors a page may not learn of redirects, so that mode goes with redirect: follow alone. With error or manual the browser sends nothing.',
    inThePage: 'Leave redirect out, or mode: no-cors, with which script cannot read anything anyway.',
    onTheWire: nothing,
    console: {
      quoted: 'Request mode is "no-cors" but the redirect mode is not "follow".',
      means: 'Leave the redirect mode out, or use mode cors.',
    },
    example: example({ mode: 'no-cors', redirect: 'error' }, []),
    onTheBench: {
      kind: 'setup',
      request: { ...get, mode: 'no-cors', redirect: 'error' },
      shownBy: 'backend',
      expect: { outcome: 'not-sent', reason: 'no-cors-redirect-mode', backend: [] },
      says: 'Send: with mode no-cors and redirect mode error nothing leaves the browser.',
    },
  },
  'scheme-not-http': {
    title: 'Not an http or https URL',
    happened:
      'Across origins, CORS knows http and https alone. The page asked for another scheme, such as file: or one that an app has made up, or a redirect led to one.',
    inThePage: 'Call an http or https URL.',
    onTheWire: 'Nothing, or a redirect whose Location has another scheme.',
    console: {
      quoted: 'Cross origin requests are only supported for protocol schemes: chrome, data, http, https',
      means: 'The list is longer and differs between browsers. No header of a server adds a scheme to it.',
    },
    example: example({}, [hop(answer(302, acao(page), 'Location: myapp://orders/17'))]),
    onTheBench: {
      kind: 'setup',
      request: { ...get, path: '/redirect?to=myapp://orders/17' },
      shownBy: 'backend',
      expect: blockedAtResponse('scheme-not-http', { backend: ['GET 302'] }),
      says: 'Send: the backend redirects to a scheme that an app has made up.',
    },
  },
}
