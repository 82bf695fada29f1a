import { acao, answer, hop } from '../../../fetch-standard/cases/case.ts'
import { blockedAtResponse } from '../blocked.ts'
import type { pageReasons as standard } from '../../../fetch-standard/reasons/page.ts'
import { never } from '../../fixes/fix.ts'
import { requestFailed } from '../consoles/firefox-lines.ts'
import { cannotLoad, redirectNotHttp } from '../consoles/safari-lines.ts'
import { example, page } from '../example.ts'
import type { FactsOf } from '../reason-facts.ts'

const get = { method: 'GET', path: '/orders/1', body: '' } as const
const beforeAnyServer = 'The page decides this, before any server is asked.'
const beforeTheProxy = 'The page decides this, before the proxy is asked.'
const nothing = 'Nothing at all: no connection is opened.'

/** The codes with which a fetch ends for what the page asks for, most often before anything is sent. */
export const pageReasons: FactsOf<keyof typeof standard> = {
  'request-invalid': {
    title: 'Page script cannot make this request',
    happened:
      'The browser itself refuses what fetch is given: the methods CONNECT, TRACE and TRACK, a GET with a body, a URL with a user name, a header name or value that HTTP does not have, or, in mode no-cors, a method other than GET, HEAD and POST. No server is asked.',
    toThePage: 'a TypeError that, for once, says what is wrong.',
    inThePage: 'Ask for something that fetch can send.',
    onTheWire: nothing,
    console: {
      chromium: null,
      firefox: null,
      safari: null,
      means:
        'The TypeError says it itself, and only here: for everything else on these pages it says no more than "Failed to fetch".',
    },
    fix: {
      backend: never(beforeAnyServer),
      proxy: never(beforeTheProxy),
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
      chromium: 'Request mode is "same-origin" but the URL\'s origin is not same as the request origin',
      firefox: ['Security Error: Content at U may not load data from U.'],
      safari: ['Fetch API cannot load U.'],
      means: 'The mode decides. Leave it out, and the request is made by the rules of CORS.',
    },
    fix: {
      backend: never(beforeAnyServer),
      proxy: never(beforeTheProxy),
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
      chromium: 'Request mode is "no-cors" but the redirect mode is not "follow".',
      firefox: null,
      safari: ['No-Cors mode requires follow redirect mode', 'Not allowed to request resource', cannotLoad],
      means: 'Leave the redirect mode out, or use mode cors.',
    },
    fix: {
      backend: never(beforeAnyServer),
      proxy: never(beforeTheProxy),
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
      chromium: 'Cross origin requests are only supported for protocol schemes: chrome, data, http, https',
      firefox: ['CORS request not http', requestFailed],
      safari: [redirectNotHttp, cannotLoad],
      means: 'The list is longer and differs between browsers. No header of a server adds a scheme to it.',
    },
    fix: {
      backend: never('No header allows another scheme. Redirect to an http or https URL.'),
      proxy: never('No header allows another scheme. Have it redirect to an http or https URL.'),
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
