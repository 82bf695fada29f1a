import { acac, acah, acam, acao, answer, hop } from '../../../fetch-standard/cases/case.ts'
import type { CorsCheckCode } from '../../../fetch-standard/recording/reason-code.ts'
import type { RecordedRequest } from '../../../fetch-standard/recording/recording.ts'
import { blockedAtPreflight, blockedAtResponse } from '../blocked.ts'
import { example, other, page, put } from '../example.ts'
import type { FactsOf, OnTheBench, ReasonFacts } from '../reason-facts.ts'

/** One of the six ways in which a CORS check fails: of a response, or of the answer to a preflight. */
interface Failure {
  readonly title: string
  /** What is wrong with "the response" or "the answer to the preflight", and why that is not enough. */
  readonly fault: string
  readonly header: string
  readonly quoted: string
  readonly means: string
  /** The headers of the answer that fails. */
  readonly lines: readonly string[]
  readonly request?: Partial<RecordedRequest>
  readonly inThePage?: string
  readonly onTheBench: Readonly<Record<'response' | 'preflight', OnTheBench>>
}

const none = (says: string): OnTheBench => ({ kind: 'none', says })
const simple = { method: 'GET', path: '/orders/1', body: '' } as const
const credentialed = { credentials: 'include' } as const
const valid = 'Have the server send the header with a valid value.'

const failures: Readonly<Record<CorsCheckCode, Failure>> = {
  'acao-missing': {
    title: 'No Access-Control-Allow-Origin',
    fault:
      'has no Access-Control-Allow-Origin. Without that header a response is for pages of its own origin alone, and this page is of another.',
    header:
      'has no Access-Control-Allow-Origin. Look at the status as well: a 401, a 404, a 502 or a crash often lacks the headers that a 200 of the same server has.',
    quoted: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    means:
      'That the header is not there. It does not say why: the status, which often tells, is hidden from the page and left out of the message.',
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
    quoted: `The 'Access-Control-Allow-Origin' header contains multiple values 'V', but only one is allowed. ${valid}`,
    means:
      'V is all values in one line, with commas between them. One that is there twice has been set by two layers.',
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
    quoted: `The 'Access-Control-Allow-Origin' header has a value 'V' that is not equal to the supplied origin. ${valid}`,
    means:
      'Compare V with the origin in the message. When it differs from visit to visit, a cache hands one origin the response of another: Vary: Origin is missing.',
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
    quoted: `The 'Access-Control-Allow-Origin' header contains the invalid value 'V'. ${valid}`,
    means:
      'V is not even written like an origin. Patterns such as *.app.example do not exist in this header.',
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
    quoted:
      "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
    means:
      'Access-Control-Allow-Credentials makes no difference here. Either the page leaves the credentials out, or the server names the origin.',
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
    quoted:
      "The value of the 'Access-Control-Allow-Credentials' header in the response is 'V' which must be 'true' when the request's credentials mode is 'include'.",
    means:
      'V is what stands in the header, and nothing where it is missing. The header belongs on both answers, to the preflight and to the request.',
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

const ofResponse = (failure: Failure): ReasonFacts => ({
  title: failure.title,
  happened: `The response ${failure.fault} So the browser keeps it from the page. The server has done its work all the same: what is withheld is the reading.`,
  onTheWire: `The request and a whole response, which ${failure.header}`,
  ...(failure.inThePage !== undefined && { inThePage: failure.inThePage }),
  console: { quoted: failure.quoted, means: failure.means },
  example: example(failure.request ?? {}, [hop(answer(200, ...failure.lines))]),
  onTheBench: failure.onTheBench.response,
})

const allowed = [acam('PUT'), acah('content-type')]

const ofPreflight = (failure: Failure): ReasonFacts => ({
  title: `Preflight: ${failure.title}`,
  happened: `The browser asked with OPTIONS before it sent the request, and the answer ${failure.fault} So the request itself was never sent, and the server has done nothing.`,
  onTheWire: `OPTIONS and its answer, and no request after it. The answer ${failure.header}`,
  ...(failure.inThePage !== undefined && { inThePage: failure.inThePage }),
  console: {
    quoted: `Response to preflight request doesn't pass access control check: ${failure.quoted}`,
    means: failure.means,
  },
  example: example({ ...put, ...failure.request }, [
    hop(answer(200, ...failure.lines), answer(204, ...failure.lines, ...allowed)),
  ]),
  onTheBench: failure.onTheBench.preflight,
})

/** The twelve codes of a CORS check that fails. */
export const corsCheckReasons: FactsOf<CorsCheckCode | `preflight-${CorsCheckCode}`> = {
  'acao-missing': ofResponse(failures['acao-missing']),
  'acao-multiple': ofResponse(failures['acao-multiple']),
  'acao-mismatch': ofResponse(failures['acao-mismatch']),
  'acao-invalid': ofResponse(failures['acao-invalid']),
  'acao-wildcard-credentials': ofResponse(failures['acao-wildcard-credentials']),
  'acac-not-true': ofResponse(failures['acac-not-true']),
  'preflight-acao-missing': ofPreflight(failures['acao-missing']),
  'preflight-acao-multiple': ofPreflight(failures['acao-multiple']),
  'preflight-acao-mismatch': ofPreflight(failures['acao-mismatch']),
  'preflight-acao-invalid': ofPreflight(failures['acao-invalid']),
  'preflight-acao-wildcard-credentials': ofPreflight(failures['acao-wildcard-credentials']),
  'preflight-acac-not-true': ofPreflight(failures['acac-not-true']),
}
