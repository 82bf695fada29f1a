import { acah, acam, acao, answer, hop } from '../../../fetch-standard/cases/case.ts'
import { blockedAtPreflight } from '../blocked.ts'
import type { preflightReasons as standard } from '../../../fetch-standard/reasons/preflight.ts'
import { allowAtProxy } from '../../fixes/layers/at-proxy.ts'
import { allowInBackend } from '../../fixes/layers/in-backend.ts'
import { preflightFailed, requestFailed } from '../consoles/firefox-lines.ts'
import { cannotLoad, preflightNotOk } from '../consoles/safari-lines.ts'
import { api, example, page, put } from '../example.ts'
import type { FactsOf } from '../reason-facts.ts'
import { preflightCheckReasons } from './cors-check-reasons.ts'

const access = "Response to preflight request doesn't pass access control check:"

/** The codes with which a preflight fails: by its CORS check, after it, or, for a redirect, in place of it. */
export const preflightReasons: FactsOf<keyof typeof standard> = {
  ...preflightCheckReasons,
  'preflight-redirect': {
    title: 'The preflight was redirected',
    happened:
      'The browser asked with OPTIONS, and was told to go elsewhere: to https, to a path with a slash at its end, to a page for signing in. A preflight follows no redirect, so the request was never sent.',
    inThePage: 'Call the URL that it leads to.',
    onTheWire:
      'OPTIONS, answered with 301, 302, 303, 307 or 308 and a Location, and nothing after it. The Location tells who sent it there.',
    console: {
      chromium: `${access} Redirect is not allowed for a preflight request.`,
      firefox: ['CORS request external redirect not allowed', preflightFailed, requestFailed],
      safari: [preflightNotOk, cannotLoad],
      means: 'Where it leads is not said. Make the request with curl -X OPTIONS -i, and read the Location.',
    },
    fix: {
      backend: allowInBackend(
        'Put cors() before what redirects: it answers the preflight itself. Better still, call the URL that it leads to.',
      ),
      proxy: allowAtProxy('Answer the preflight before any redirect, such as that to https.'),
    },
    example: example(put, [hop(null, answer(307, acao(page), `Location: ${api}/orders/17/`))]),
    onTheBench: {
      kind: 'setup',
      request: { path: '/redirect?status=307&to=/orders/17' },
      shownBy: 'none',
      expect: blockedAtPreflight('preflight-redirect', { backend: ['OPTIONS 307'] }),
      says: 'Send, and look at the lane without CORS: it redirects whatever comes, OPTIONS too. cors() would have answered first.',
    },
  },
  'preflight-status': {
    title: 'The preflight was answered with an error',
    happened:
      'The answer to OPTIONS allows the origin, but its status is none from 200 to 299: somebody wants a token first, or there is no route for OPTIONS. A preflight carries no cookies and no Authorization, so it can never satisfy a check for them. The request was never sent.',
    onTheWire:
      'OPTIONS, answered with 401, 403, 404, 405 or 5xx, with the right Access-Control-Allow-Origin, and nothing after it. Without that header the reason is preflight-acao-missing.',
    console: {
      chromium: `${access} It does not have HTTP ok status.`,
      firefox: [preflightFailed, requestFailed],
      safari: [preflightNotOk, cannotLoad],
      means: 'The status itself is not said; the Network panel shows it, in the row of the preflight.',
    },
    fix: {
      backend: allowInBackend(
        'Put cors() before what refuses OPTIONS (authentication, routing): it answers the preflight with 204.',
      ),
      proxy: allowAtProxy('Answer the preflight in the proxy, before authentication and routing.'),
    },
    example: example(put, [hop(null, answer(401, acao(page), acam('PUT'), acah('content-type')))]),
    onTheBench: {
      kind: 'none',
      says: 'The lanes answer a preflight with 204, or with an error that has no CORS header, and then the missing header gets the blame.',
    },
  },
  'preflight-acam-malformed': {
    title: 'Access-Control-Allow-Methods cannot be read',
    happened:
      'The answer to the preflight lists the methods, but not as a list: with semicolons, in quotes, as JSON. One bad member spoils the whole header, so nothing is allowed, and the request was never sent.',
    onTheWire: 'OPTIONS, answered well but for Access-Control-Allow-Methods, and nothing after it.',
    console: {
      chromium: 'Cannot parse Access-Control-Allow-Methods response header field in preflight response.',
      firefox: ['invalid token ‘V’ in CORS header ‘Access-Control-Allow-Methods’', requestFailed],
      safari: ['Header Access-Control-Allow-Methods has an invalid value: V', cannotLoad],
      means: 'The value is not said. Between methods stand commas, and around them nothing.',
    },
    fix: {
      backend: allowInBackend('List the methods in an array: cors() joins them with commas.'),
      proxy: allowAtProxy('Separate methods by commas, without quotes.'),
    },
    example: example(put, [hop(null, answer(204, acao(page), acam('GET; PUT'), acah('content-type')))]),
    onTheBench: { kind: 'none', says: 'The lanes write their lists with commas, whatever the policy.' },
  },
  'preflight-acah-malformed': {
    title: 'Access-Control-Allow-Headers cannot be read',
    happened:
      'The answer to the preflight lists the headers, but not as a list: with spaces or semicolons, in quotes, as JSON. One bad member spoils the whole header, so the request was never sent.',
    onTheWire: 'OPTIONS, answered well but for Access-Control-Allow-Headers, and nothing after it.',
    console: {
      chromium: 'Cannot parse Access-Control-Allow-Headers response header field in preflight response.',
      firefox: ['invalid token ‘V’ in CORS header ‘Access-Control-Allow-Headers’', requestFailed],
      safari: ['Header Access-Control-Allow-Headers has an invalid value: V', cannotLoad],
      means: 'The value is not said. Between names stand commas, and around them nothing.',
    },
    fix: {
      backend: allowInBackend('List the header names in an array: cors() joins them with commas.'),
      proxy: allowAtProxy('Separate header names by commas, without quotes.'),
    },
    example: example(put, [
      hop(null, answer(204, acao(page), acam('PUT'), acah('content-type x-request-id'))),
    ]),
    onTheBench: { kind: 'none', says: 'The lanes write their lists with commas, whatever the policy.' },
  },
  'preflight-method-not-allowed': {
    title: 'The method is not allowed',
    happened:
      'The browser asked whether it may send this method, and the answer does not list it. GET, HEAD and POST need no listing; every other method does, in the very case in which it is sent: patch is not PATCH, and fetch makes capitals of DELETE, GET, HEAD, OPTIONS, POST and PUT alone. With credentials, * counts for nothing.',
    inThePage: 'Write the method in capitals: fetch sends patch as it stands.',
    onTheWire:
      'OPTIONS with the method in Access-Control-Request-Method, and an answer whose Access-Control-Allow-Methods has it not. The request never follows.',
    console: {
      chromium: 'Method M is not allowed by Access-Control-Allow-Methods in preflight response.',
      firefox: ['Did not find method in CORS header ‘Access-Control-Allow-Methods’', requestFailed],
      safari: ['Method M is not allowed by Access-Control-Allow-Methods.', cannotLoad],
      means: 'M is the method as it would have been sent. Look at its case.',
    },
    fix: {
      backend: allowInBackend('List the method, in the case in which it is sent.'),
      proxy: allowAtProxy('List the method, in the case in which it is sent.'),
    },
    example: example(put, [hop(null, answer(204, acao(page), acam('GET, POST'), acah('content-type')))]),
    onTheBench: {
      kind: 'setup',
      request: {},
      policy: { methods: ['GET', 'POST'] },
      shownBy: 'backend',
      expect: blockedAtPreflight('preflight-method-not-allowed', { backend: ['OPTIONS 204'] }),
      says: 'Set it up and send: the policy lists GET and POST, and the request is a PUT.',
    },
  },
  'preflight-header-not-allowed': {
    title: 'A request header is not allowed',
    happened:
      'The page sets a header that needs asking for, and the answer to the preflight does not list it. Often it is content-type for JSON, authorization, or one that a library for tracing has added without a word. With credentials, * counts for nothing.',
    inThePage: 'Leave the header out, where nobody reads it.',
    onTheWire:
      'OPTIONS with the names in Access-Control-Request-Headers, and an answer whose Access-Control-Allow-Headers lacks one of them. The request never follows.',
    console: {
      chromium:
        'Request header field H is not allowed by Access-Control-Allow-Headers in preflight response.',
      firefox: [
        'header ‘H’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response',
        requestFailed,
      ],
      safari: ['Request header field H is not allowed by Access-Control-Allow-Headers.', cannotLoad],
      means: 'H is the first of the headers that are missing; mended, the next one may come up.',
    },
    fix: {
      backend: allowInBackend(
        'List the header, or leave allowHeaders out: cors() then allows what is asked.',
      ),
      proxy: allowAtProxy('List the header.'),
    },
    example: example({ ...put, headers: [...put.headers, ['X-Request-Id', '7']] }, [
      hop(null, answer(204, acao(page), acam('PUT'), acah('content-type'))),
    ]),
    onTheBench: {
      kind: 'setup',
      request: { headers: [['X-Request-Id', '7']] },
      shownBy: 'backend',
      expect: blockedAtPreflight('preflight-header-not-allowed', { backend: ['OPTIONS 204'] }),
      says: 'Send: the policy that every lab starts with lists content-type, and x-request-id it does not.',
    },
  },
  'preflight-authorization-wildcard': {
    title: '* does not stand for Authorization',
    happened:
      'By the letter of the standard, * in Access-Control-Allow-Headers covers every header but Authorization, which has to be listed by its name. Chromium, Firefox and Safari let it pass all the same, so people meet this in tests that go by the standard, and may meet it in a browser one day.',
    toThePage: 'the response, in the browsers of today.',
    onTheWire:
      'OPTIONS that asks for authorization, and Access-Control-Allow-Headers: *. In today’s browsers the request follows.',
    console: {
      chromium: null,
      firefox: null,
      safari: null,
      means: 'Chromium warns that this will stop working, and lets the request pass.',
    },
    fix: {
      backend: allowInBackend('List Authorization by its name: * does not stand for it.'),
      proxy: allowAtProxy('List Authorization by its name: * does not stand for it.'),
    },
    example: example({ headers: [['Authorization', 'Bearer 7']] }, [
      hop(answer(200, acao('*')), answer(204, acao('*'), acah('*'))),
    ]),
    onTheBench: {
      kind: 'setup',
      request: {
        method: 'GET',
        path: '/private',
        body: '',
        headers: [['Authorization', 'Bearer 7']],
      },
      policy: { requestHeaders: ['*'] },
      shownBy: 'backend',
      expect: { outcome: 'readable', reason: null, backend: ['OPTIONS 204', 'GET 200'] },
      says: 'Set it up and send: your browser most likely lets it pass, where the standard says no.',
    },
  },
}
