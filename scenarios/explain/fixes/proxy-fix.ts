import { dollarVariable, longestQuoted, needsDollar, quoted } from '../../engines/nginx/quoting.ts'
import { cannot, type Fix, type Situation } from './fix.ts'
import { notSendable } from './not-sendable.ts'
import { allowsEveryOrigin, fixForOrigin } from './origin-to-allow.ts'
import type { ReasonCode } from '../../fetch-standard/recording/reason-code.ts'

/** What a proxy does against a failure, as lines for nginx, or why it cannot. */
export function proxyFix(code: ReasonCode, situation: Situation): Fix {
  return fixes[code](situation)
}

const nginx = (says: string, lines: readonly string[]): Fix => ({
  kind: 'code',
  says,
  language: 'nginx',
  code: (needsDollar(lines) ? [...definesDollar, ...lines] : lines).join('\n'),
})

const definesDollar = [
  '# In the http block, outside of every server: nginx has no escape for a dollar sign.',
  ...dollarVariable,
  '',
  '# In the location:',
]

/** Lines that are made from the values of a request, which a recording may hold in any form. */
function nginxFor(
  says: string,
  situation: Situation,
  linesFor: (situation: Situation) => readonly string[],
): Fix {
  const why = notSendable(situation)
  if (why !== null) return cannot(why)
  const lines = linesFor(situation)
  if (lines.some((line) => line.length > longestQuoted))
    return cannot(
      'nginx reads no value of more than 4,096 bytes, and this request needs one. Use fewer or shorter request headers.',
    )
  return nginx(says, lines)
}

/** `always`, since without it nginx leaves the header out of most errors. */
const header = (name: string, value: string) => `add_header ${name} ${value} always;`

/** nginx adds its headers to those of the backend: two values would come of it. */
const hidden = [
  'proxy_hide_header Access-Control-Allow-Origin;',
  'proxy_hide_header Access-Control-Allow-Credentials;',
]

/** An origin that is named has to be told from others by caches; `*` is the same for all. */
const originLines = (situation: Situation) =>
  allowsEveryOrigin(situation)
    ? [header('Access-Control-Allow-Origin', '"*"')]
    : [
        header('Access-Control-Allow-Origin', quoted(situation.origin)),
        ...(situation.isCredentialed ? [header('Access-Control-Allow-Credentials', '"true"')] : []),
        header('Vary', '"Origin"'),
      ]

const methodLine = ({ method }: Situation) =>
  header('Access-Control-Allow-Methods', quoted([...new Set(['GET', 'HEAD', 'POST', method])].join(', ')))

const headersLine = ({ headerNames }: Situation) =>
  header('Access-Control-Allow-Headers', quoted(headerNames.join(', ')))

/** The proxy answers the preflight itself. nginx forgets outer add_header lines in a block that has one. */
const preflightLines = (situation: Situation) => [
  'if ($request_method = OPTIONS) {',
  ...[
    ...originLines(situation),
    methodLine(situation),
    ...(situation.headerNames.length > 0 ? [headersLine(situation)] : []),
    'return 204;',
  ].map((line) => `  ${line}`),
  '}',
]

/** All that the request needs, so that nothing else stops it afterwards: on its response, and on its preflight. */
const allLines = (situation: Situation) => [
  ...hidden,
  ...originLines(situation),
  ...(situation.hasPreflight ? preflightLines(situation) : []),
]

const allowing = (says: string) => (situation: Situation) =>
  fixForOrigin(situation, (about) => nginxFor(about ?? says, situation, allLines))

const ofPage = 'The page decides this, before the proxy is asked.'
const never = (says: string) => () => cannot(says)

const single = 'Let the proxy alone set the header: what the backend sets is taken away.'
const missing = 'Add the header, with always: without it errors go out bare.'
const exact = 'Send the origin exactly as the browser does: no path, no slash at the end.'
const named = 'Name the origin in place of *, and allow credentials.'
const credentialed = 'Allow credentials, on the preflight and on the response.'

const fixes: Readonly<Record<ReasonCode, (situation: Situation) => Fix>> = {
  'acao-missing': allowing(missing),
  'acao-multiple': allowing(single),
  'acao-mismatch': allowing(exact),
  'acao-invalid': allowing(exact),
  'acao-wildcard-credentials': allowing(named),
  'acac-not-true': allowing(credentialed),
  'preflight-acao-missing': allowing('Answer the preflight in the proxy.'),
  'preflight-acao-multiple': allowing(single),
  'preflight-acao-mismatch': allowing(exact),
  'preflight-acao-invalid': allowing(exact),
  'preflight-acao-wildcard-credentials': allowing(named),
  'preflight-acac-not-true': allowing(credentialed),
  'preflight-redirect': allowing('Answer the preflight before any redirect, such as that to https.'),
  'preflight-status': allowing('Answer the preflight in the proxy, before authentication and routing.'),
  'preflight-acam-malformed': allowing('Separate methods by commas, without quotes.'),
  'preflight-acah-malformed': allowing('Separate header names by commas, without quotes.'),
  'preflight-method-not-allowed': allowing('List the method, in the case in which it is sent.'),
  'preflight-header-not-allowed': allowing('List the header.'),
  'preflight-authorization-wildcard': allowing('List Authorization by its name: * does not stand for it.'),
  'mode-same-origin': never(ofPage),
  'no-cors-redirect-mode': never(ofPage),
  'scheme-not-http': never('No header allows another scheme. Have it redirect to an http or https URL.'),
  'redirect-credentials': () =>
    nginx('Take user name and password out of the Location.', [
      'proxy_redirect ~^((?:https?:)?//)[^/?#]*@(.*)$ $1$2;',
    ]),
  'redirect-mode-error': never(
    'The page asked for no redirects. Have the proxy answer from the URL that it leads to, or call that.',
  ),
  'redirect-limit': never(
    'The circle is broken where the redirects are made; most often that is the backend.',
  ),
  'redirect-bad-location': never('The Location is mended where it is made; most often that is the backend.'),
  'http-invalid-response': never('No CORS header helps: look at what listens on the port, and speaks there.'),
  'connection-failed': never(
    'No CORS header helps: no response came. Start the proxy, or correct the address.',
  ),
  'lna-permission-denied': never('The person decides, when the browser asks; no header of the proxy does.'),
  'lna-insecure': never('Serve the page over https: no header of the proxy makes up for it.'),
  'corp-blocked': () =>
    nginx('Replace what the backend sends, so that every site may use the response.', [
      'proxy_hide_header Cross-Origin-Resource-Policy;',
      header('Cross-Origin-Resource-Policy', '"cross-origin"'),
    ]),
  'request-invalid': never(ofPage),
}
