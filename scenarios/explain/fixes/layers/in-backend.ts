import { jsLiteral } from '../../../words/texts/js-literal.ts'
import { allowanceOf } from '../situation/allowance.ts'
import { cannot, type BackendFix, type Fix, type Situation } from '../fix.ts'
import { notSendable } from '../situation/not-sendable.ts'
import { fixForOrigin } from '../situation/origin-to-allow.ts'

/** A fix that is code of a Hono app, with what to say of it. */
export const inBackend =
  (says: string, codeFor: (situation: Situation) => string): BackendFix =>
  (situation) =>
    hono(says, codeFor(situation))

/** Lets the request pass. Its values may be of a recording, which may hold them in any form. */
export const allowInBackend =
  (says: string): BackendFix =>
  (situation) => {
    const why = notSendable(situation)
    return why === null
      ? fixForOrigin(situation, (about) => hono(about ?? says, middleware(situation)))
      : cannot(why)
  }

const hono = (says: string, code: string): Fix => ({ kind: 'code', says, language: 'ts', code })

const indent = '  '

/** The middleware with all that the request needs. It comes first, so that errors and preflights pass it too. */
function middleware(situation: Situation): string {
  const { origin, methods, headerNames, isCredentialed } = allowanceOf(situation)
  const options = [
    origin === '*' ? "origin: '*'," : `origin: ${jsLiteral([origin], indent)},`,
    `allowMethods: ${jsLiteral(methods, indent)},`,
    ...(headerNames.length > 0 ? [`allowHeaders: ${jsLiteral(headerNames, indent)},`] : []),
    ...(isCredentialed ? ['credentials: true,'] : []),
  ]
  return `app.use(cors({\n${options.map((option) => `${indent}${option}`).join('\n')}\n}))`
}
