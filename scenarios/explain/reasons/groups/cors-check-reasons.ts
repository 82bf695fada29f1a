import { acac, acao } from '../../../fetch-standard/cases/case.ts'
import type { CorsCheckCode } from '../../../fetch-standard/recording/reason-code.ts'
import { blockedAtPreflight, blockedAtResponse } from '../blocked.ts'
import { addAtProxy, allowAtProxy } from '../../fixes/layers/at-proxy.ts'
import { allowInBackend } from '../../fixes/layers/in-backend.ts'
import { originNotAllowed } from '../consoles/safari-lines.ts'
import { other, page } from '../example.ts'
import type { FactsOf, OnTheBench } from '../reason-facts.ts'
import { ofPreflight, ofResponse, type CheckFailure } from './cors-check-failure.ts'

const none = (says: string): OnTheBench => ({ kind: 'none', says })
const simple = { method: 'GET', path: '/orders/1', body: '' } as const
const credentialed = { credentials: 'include' } as const
const valid = 'Have the server send the header with a valid value.'
const otherOrigin = 'CORS header ‘Access-Control-Allow-Origin’ does not match ‘V’'
const exactAtProxy = allowAtProxy(
  'Send the origin exactly as the browser does: no path, no slash at the end.',
)

const failures: Readonly<Record<CorsCheckCode, CheckFailure>> = {
  'acao-missing': {
    title: 'No Access-Control-Allow-Origin',
    fault:
      'has no Access-Control-Allow-Origin. Without that header a response is for pages of its own origin alone, and this page is of another.',
    header:
      'has no Access-Control-Allow-Origin. Look at the status as well: a 401, a 404, a 502 or a crash often lacks the headers that a 200 of the same server has.',
    chromium: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    firefox: 'CORS header ‘Access-Control-Allow-Origin’ missing',
    safari: originNotAllowed,
    means:
      'That the header is not there. It does not say why: the status, which often tells, is hidden from the page and left out of the message.',
    fix: {
      backend: allowInBackend(
        'Put cors() before every route and every other middleware, and name the origin.',
      ),
      proxy: addAtProxy,
    },
    preflightAtProxy: allowAtProxy('Answer the preflight in the proxy.'),
    lines: [],
    onTheBench: {
      response: {
        kind: 'setup',
        request: simple,
        shownBy: 'none',
        expect: blockedAtResponse('acao-missing', { backend: ['GET 200'] }),
        says: 'Send, and look at the lane without CORS: its backend answers 200, and the page gets nothing.',
      },
      preflight: {
        kind: 'setup',
        request: {},
        shownBy: 'none',
        expect: blockedAtPreflight('preflight-acao-missing', { backend: ['OPTIONS 404'] }),
        says: 'Send, and look at the lane without CORS: OPTIONS is answered, and the PUT never leaves the browser.',
      },
    },
  },
  'acao-multiple': {
    title: 'More than one value in Access-Control-Allow-Origin',
    fault:
      'has more than one value in Access-Control-Allow-Origin, and one is allowed. Two equal ones are two. Most often backend and proxy both set it.',
    header: 'has Access-Control-Allow-Origin twice, or once with a comma or a space in it.',
    chromium: `The 'Access-Control-Allow-Origin' header contains multiple values 'V', but only one is allowed. ${valid}`,
    firefox: 'Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed',
    safari: 'Access-Control-Allow-Origin cannot contain more than one origin.',
    means:
      'V is all values in one line, with commas between them. One that is there twice has been set by two layers.',
    fix: {
      backend: allowInBackend(
        'Let one layer set the header: cors() here, and nothing else that sets it in a handler or in a proxy.',
      ),
      proxy: allowAtProxy('Let the proxy alone set the header: what the backend sets is taken away.'),
    },
    lines: [acao(page), acao(page)],
    onTheBench: {
      response: {
        kind: 'setup',
        request: simple,
        lanes: [{ strategy: 'proxy', environment: 'deployed', mistakes: ['both-layers'] }],
        shownBy: 'proxy',
        expect: blockedAtResponse('acao-multiple', { proxy: ['GET 200'], backend: ['GET 200'] }),
        says: 'Set it up and send: the proxy and the backend behind it both add the headers.',
      },
      preflight: none(
        'Where both layers of the bench add the headers, the proxy answers the preflight alone: it is the response that fails.',
      ),
    },
  },
  'acao-mismatch': {
    title: 'Another origin is allowed',
    fault:
      'allows an origin, and it is not the one that asks. The two are compared letter by letter: scheme, host, port, and no slash at the end.',
    header:
      'has an Access-Control-Allow-Origin that differs from the Origin of the request. After a redirect to another origin that Origin is null.',
    chromium: `The 'Access-Control-Allow-Origin' header has a value 'V' that is not equal to the supplied origin. ${valid}`,
    firefox: otherOrigin,
    safari: originNotAllowed,
    means:
      'Compare V with the origin in the message. When it differs from visit to visit, a cache hands one origin the response of another: Vary: Origin is missing.',
    fix: {
      backend: allowInBackend(
        'Name the origin exactly as the browser sends it: no path, no slash at the end.',
      ),
      proxy: exactAtProxy,
    },
    lines: [acao(other)],
    onTheBench: {
      response: {
        kind: 'setup',
        request: { ...simple, path: '/catalogue', origin: 'null' },
        policy: { origins: ['null'] },
        lanes: [
          {
            strategy: 'backend',
            environment: 'deployed',
            mistakes: ['no-vary'],
            caches: true,
          },
        ],
        shownBy: 'backend',
        expect: blockedAtResponse('acao-mismatch', { proxy: ['GET 200'], backend: [] }),
        says: 'Set it up and send from the origin null, then once more from the dashboard: the cache of the proxy hands out what was meant for null.',
      },
      preflight: none(
        'The lanes of the bench answer an origin that is not allowed with no Access-Control-Allow-Origin at all.',
      ),
    },
  },
  'acao-invalid': {
    title: 'Access-Control-Allow-Origin is not an origin',
    fault:
      'has something in Access-Control-Allow-Origin that is neither *, nor null, nor an origin: a host without its scheme, a pattern, or nothing at all.',
    header:
      'has an Access-Control-Allow-Origin that no URL parser takes, such as *.app.example, or an empty one.',
    chromium: `The 'Access-Control-Allow-Origin' header contains the invalid value 'V'. ${valid}`,
    firefox: otherOrigin,
    safari: originNotAllowed,
    means:
      'V is not even written like an origin. Patterns such as *.app.example do not exist in this header.',
    fix: {
      backend: allowInBackend('Hand cors() a list of origins; it answers with the one that asks.'),
      proxy: exactAtProxy,
    },
    lines: [acao('*.app.example')],
    onTheBench: {
      response: none('A policy of the lab holds real origins alone, so no lane sends such a value.'),
      preflight: none('A policy of the lab holds real origins alone, so no lane sends such a value.'),
    },
  },
  'acao-wildcard-credentials': {
    title: '* with credentials',
    fault:
      'allows every origin with *, and the request is made with credentials. For those, * does not count: the server has to name the origin.',
    header: 'has Access-Control-Allow-Origin: *, and the page asked with credentials: include.',
    chromium:
      "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
    firefox: 'Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’',
    safari: 'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
    means:
      'Access-Control-Allow-Credentials makes no difference here. Either the page leaves the credentials out, or the server names the origin.',
    fix: {
      backend: allowInBackend('Name the origin in place of *, and allow credentials.'),
      proxy: allowAtProxy('Name the origin in place of *, and allow credentials.'),
    },
    lines: [acao('*'), acac('true')],
    request: credentialed,
    inThePage: 'Leave credentials: include out, where no cookie is needed.',
    onTheBench: {
      response: {
        kind: 'setup',
        request: { ...simple, ...credentialed },
        policy: { origins: '*', credentials: true },
        shownBy: 'backend',
        expect: blockedAtResponse('acao-wildcard-credentials', { backend: ['GET 200'] }),
        says: 'Set it up and send: every lane with CORS says * and true, and the page may read none of them.',
      },
      preflight: {
        kind: 'setup',
        request: credentialed,
        policy: { origins: '*', credentials: true },
        shownBy: 'backend',
        expect: blockedAtPreflight('preflight-acao-wildcard-credentials', { backend: ['OPTIONS 204'] }),
        says: 'Set it up and send: the preflights are answered with *, and the PUT stays in the browser.',
      },
    },
  },
  'acac-not-true': {
    title: 'Access-Control-Allow-Credentials is not true',
    fault:
      'allows the origin, but not its credentials: Access-Control-Allow-Credentials is missing, or it is anything but the four letters true.',
    header:
      'names the right origin, and has no Access-Control-Allow-Credentials: true. True, TRUE, 1 and "true" twice do not count.',
    chromium:
      "The value of the 'Access-Control-Allow-Credentials' header in the response is 'V' which must be 'true' when the request's credentials mode is 'include'.",
    firefox: 'expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’',
    safari: 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
    means:
      'V is what stands in the header, and nothing where it is missing. The header belongs on both answers, to the preflight and to the request.',
    fix: {
      backend: allowInBackend('Allow credentials, for an origin that is named.'),
      proxy: allowAtProxy('Allow credentials, on the preflight and on the response.'),
    },
    lines: [acao(page)],
    request: credentialed,
    inThePage: 'Leave credentials: include out, where no cookie is needed.',
    onTheBench: {
      response: {
        kind: 'setup',
        request: { ...simple, ...credentialed },
        shownBy: 'backend',
        expect: blockedAtResponse('acac-not-true', { backend: ['GET 200'] }),
        says: 'Send: the policy that every lab starts with names the origin and allows no credentials.',
      },
      preflight: {
        kind: 'setup',
        request: credentialed,
        shownBy: 'backend',
        expect: blockedAtPreflight('preflight-acac-not-true', { backend: ['OPTIONS 204'] }),
        says: 'Send: the policy that every lab starts with allows no credentials, so the PUT stays in the browser.',
      },
    },
  },
}

/** The six codes of a CORS check that fails, of a response. */
export const responseCheckReasons: FactsOf<CorsCheckCode> = {
  'acao-missing': ofResponse(failures['acao-missing']),
  'acao-multiple': ofResponse(failures['acao-multiple']),
  'acao-mismatch': ofResponse(failures['acao-mismatch']),
  'acao-invalid': ofResponse(failures['acao-invalid']),
  'acao-wildcard-credentials': ofResponse(failures['acao-wildcard-credentials']),
  'acac-not-true': ofResponse(failures['acac-not-true']),
}

/** The same of the response to a preflight. */
export const preflightCheckReasons: FactsOf<`preflight-${CorsCheckCode}`> = {
  'preflight-acao-missing': ofPreflight(failures['acao-missing']),
  'preflight-acao-multiple': ofPreflight(failures['acao-multiple']),
  'preflight-acao-mismatch': ofPreflight(failures['acao-mismatch']),
  'preflight-acao-invalid': ofPreflight(failures['acao-invalid']),
  'preflight-acao-wildcard-credentials': ofPreflight(failures['acao-wildcard-credentials']),
  'preflight-acac-not-true': ofPreflight(failures['acac-not-true']),
}
