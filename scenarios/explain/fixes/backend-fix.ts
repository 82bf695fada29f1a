import { jsLiteral } from '../../words/texts/js-literal.ts'
import { cannot, type Fix, type Situation } from './fix.ts'
import { notSendable } from './not-sendable.ts'
import { allowsEveryOrigin, fixForOrigin } from './origin-to-allow.ts'
import type { ReasonCode } from '../../fetch-standard/recording/reason-code.ts'

/** What a backend on Hono does against a failure, or why it cannot. */
export function backendFix(code: ReasonCode, situation: Situation): Fix {
  return fixes[code](situation)
}

const hono = (says: string, code: string): Fix => ({ kind: 'code', says, language: 'ts', code })

const indent = '  '

/** The middleware with all that the request needs. It comes first, so that errors and preflights pass it too. */
function middleware(situation: Situation): string {
  const { origin, method, headerNames, isCredentialed } = situation
  const options = [
    allowsEveryOrigin(situation) ? "origin: '*'," : `origin: ${jsLiteral([origin], indent)},`,
    `allowMethods: ${jsLiteral([...new Set(['GET', 'HEAD', 'POST', method])], indent)},`,
    ...(headerNames.length > 0 ? [`allowHeaders: ${jsLiteral(headerNames, indent)},`] : []),
    ...(isCredentialed ? ['credentials: true,'] : []),
  ]
  return `app.use(cors({\n${options.map((option) => `${indent}${option}`).join('\n')}\n}))`
}

const allowOrigin = (says: string) => (situation: Situation) => {
  const why = notSendable(situation)
  return why === null
    ? fixForOrigin(situation, (about) => hono(about ?? says, middleware(situation)))
    : cannot(why)
}

const missing = allowOrigin('Put cors() before every route and every other middleware, and name the origin.')
const multiple = allowOrigin(
  'Let one layer set the header: cors() here, and nothing else that sets it in a handler or in a proxy.',
)
const mismatch = allowOrigin('Name the origin exactly as the browser sends it: no path, no slash at the end.')
const invalid = allowOrigin('Hand cors() a list of origins; it answers with the one that asks.')
const wildcard = allowOrigin('Name the origin in place of *, and allow credentials.')
const credentials = allowOrigin('Allow credentials, for an origin that is named.')

/** A Location without what stands before an @ in its authority. */
const withoutUserInfo = (location: string) => location.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]*@/i, '$1//')

const ofPage = 'The page decides this, before any server is asked.'
const ofAnswer = (says: string) => () => cannot(says)

const fixes: Readonly<Record<ReasonCode, (situation: Situation) => Fix>> = {
  'acao-missing': missing,
  'acao-multiple': multiple,
  'acao-mismatch': mismatch,
  'acao-invalid': invalid,
  'acao-wildcard-credentials': wildcard,
  'acac-not-true': credentials,
  'preflight-acao-missing': missing,
  'preflight-acao-multiple': multiple,
  'preflight-acao-mismatch': mismatch,
  'preflight-acao-invalid': invalid,
  'preflight-acao-wildcard-credentials': wildcard,
  'preflight-acac-not-true': credentials,
  'preflight-redirect': allowOrigin(
    'Put cors() before what redirects: it answers the preflight itself. Better still, call the URL that it leads to.',
  ),
  'preflight-status': allowOrigin(
    'Put cors() before what refuses OPTIONS (authentication, routing): it answers the preflight with 204.',
  ),
  'preflight-acam-malformed': allowOrigin('List the methods in an array: cors() joins them with commas.'),
  'preflight-acah-malformed': allowOrigin(
    'List the header names in an array: cors() joins them with commas.',
  ),
  'preflight-method-not-allowed': allowOrigin('List the method, in the case in which it is sent.'),
  'preflight-header-not-allowed': allowOrigin(
    'List the header, or leave allowHeaders out: cors() then allows what is asked.',
  ),
  'preflight-authorization-wildcard': allowOrigin('List Authorization by its name: * does not stand for it.'),
  'mode-same-origin': ofAnswer(ofPage),
  'no-cors-redirect-mode': ofAnswer(ofPage),
  'scheme-not-http': ofAnswer('No header allows another scheme. Redirect to an http or https URL.'),
  'redirect-credentials': ({ location }) =>
    hono(
      'Redirect to a URL without user name and password.',
      `return c.redirect(${jsLiteral(withoutUserInfo(location ?? 'https://api.example/next'))}, 307)`,
    ),
  'redirect-mode-error': ofAnswer(
    'The page asked for no redirects. Answer without one, or let the page call the URL that it leads to.',
  ),
  'redirect-limit': () =>
    hono(
      'Break the circle: redirect only what is not there yet.',
      "if (c.req.path !== '/next') return c.redirect('/next', 307)",
    ),
  'redirect-bad-location': () =>
    hono('Redirect to a whole URL, or to a path.', "return c.redirect('/next', 307)"),
  'http-invalid-response': ofAnswer(
    'No CORS header helps: the bytes are no HTTP response. Look at the header that is named, and at the port.',
  ),
  'connection-failed': ofAnswer(
    'No CORS header helps: no response came. Start the backend, or correct the address.',
  ),
  'lna-permission-denied': ofAnswer(
    'The person decides, when the browser asks; no header of the backend does.',
  ),
  'lna-insecure': ofAnswer('Serve the page over https: no header of the backend makes up for it.'),
  'corp-blocked': () =>
    hono(
      'Let every site use the response. Put this before all other middleware: secureHeaders() sends same-origin unless it is told otherwise.',
      "app.use(async (c, next) => {\n  await next()\n  c.header('Cross-Origin-Resource-Policy', 'cross-origin')\n})",
    ),
  'request-invalid': ofAnswer(ofPage),
}
