import { programTexts } from '../../engines/engine-texts.ts'
import { engines, usualProgram } from '../../engines/engines.ts'
import type { FixWriter, Written } from '../../engines/fix-writer.ts'
import type { ProgramName } from '../../words/engine.ts'
import { allowanceOf } from './allowance.ts'
import { cannot, type Fix, type Situation } from './fix.ts'
import { notSendable } from './not-sendable.ts'
import { fixForOrigin } from './origin-to-allow.ts'
import type { ReasonCode } from '../../fetch-standard/recording/reason-code.ts'

/** What a proxy does against a failure, as lines of its configuration, or why it cannot. */
export function proxyFix(code: ReasonCode, situation: Situation, engine: ProgramName = usualProgram): Fix {
  return fixes[code](situation, engine)
}

type ProxyFix = (situation: Situation, engine: ProgramName) => Fix

/** A fix as an engine writes it, with what to say of it. */
function writtenBy(
  engine: ProgramName,
  says: (writer: FixWriter) => string,
  write: (writer: FixWriter) => Written,
): Fix {
  const writer = programTexts[engine].fixes
  const written = write(writer)
  return 'cannot' in written
    ? cannot(written.cannot)
    : {
        kind: 'code',
        says: says(writer),
        language: engines[engine].configuration.language,
        code: written.lines.join('\n'),
      }
}

/** Lets the request pass. Its values may be of a recording, which may hold them in any form. */
const allowingAs =
  (says: (writer: FixWriter) => string): ProxyFix =>
  (situation, engine) =>
    fixForOrigin(situation, (about) => {
      const why = notSendable(situation)
      if (why !== null) return cannot(why)
      return writtenBy(
        engine,
        (writer) => about ?? says(writer),
        (writer) => writer.allow(allowanceOf(situation)),
      )
    })

const allowing = (says: string): ProxyFix => allowingAs(() => says)

const ofPage = 'The page decides this, before the proxy is asked.'
const never =
  (says: string): ProxyFix =>
  () =>
    cannot(says)

const single = 'Let the proxy alone set the header: what the backend sets is taken away.'
const missing = allowingAs(({ addsHeader }) => addsHeader)
const exact = 'Send the origin exactly as the browser does: no path, no slash at the end.'
const named = 'Name the origin in place of *, and allow credentials.'
const credentialed = 'Allow credentials, on the preflight and on the response.'

const fixes: Readonly<Record<ReasonCode, ProxyFix>> = {
  'acao-missing': missing,
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
  'redirect-credentials': (_situation, engine) =>
    writtenBy(
      engine,
      () => 'Take user name and password out of the Location.',
      (writer) => writer.withoutUserInfo(),
    ),
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
  'corp-blocked': (_situation, engine) =>
    writtenBy(
      engine,
      () => 'Replace what the backend sends, so that every site may use the response.',
      (writer) => writer.resourcePolicy(),
    ),
  'request-invalid': never(ofPage),
}
