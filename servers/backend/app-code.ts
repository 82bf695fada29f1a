import type { BackendBehaviour } from '../../scenarios/setup/behaviour/backend-behaviour.ts'
import type { OriginComparison } from '../../scenarios/setup/behaviour/origin-comparison.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'

/** The text of a backend's app, in the parts that createBackendApp puts together when it runs it. */
export interface AppCode {
  readonly imports: string
  /** What runs, word for word: ends with the app in a constant `app`. */
  readonly body: string
  /** The whole module, as it is shown. */
  readonly text: string
}

/**
 * The app of a backend as a reader would write it with Hono: with `cors()` made from its policy, or without. Whatever
 * a policy holds enters the text as a JavaScript literal and as nothing else. What is wrong in it is code that people
 * have written.
 */
export function appCode(behaviour: BackendBehaviour): AppCode {
  const { policy, sendsVary } = behaviour
  // Its environment tells the app whether it is to answer for CORS: see cors-by.ts.
  const isTold = behaviour.corsBy !== null
  const call = policy === null ? '' : corsCall(policy, behaviour.comparesOrigin)
  const imports = [
    ...(isTold ? ["import process from 'node:process'"] : []),
    "import { Hono } from 'hono'",
    ...(policy === null ? [] : ["import { cors } from 'hono/cors'"]),
    "import { api } from './api.js'",
  ].join('\n')
  const body = [
    'const app = new Hono()',
    ...(policy !== null && !sendsVary ? [dropsVary] : []),
    ...(policy === null ? [] : [isTold ? whereTold(call) : call]),
    "app.route('/', api)",
    "app.notFound((c) => c.json({ error: 'There is nothing at ' + c.req.path + '.' }, 404))",
  ].join('\n')
  return { imports, body, text: `${imports}\n\n${body}\n\nexport default app\n` }
}

const dropsVary = [
  'app.use(async (c, next) => {',
  '  await next()',
  "  c.res.headers.delete('Vary') // so that caches hit more often",
  '})',
].join('\n')

const corsCall = (policy: Policy, comparesOrigin: OriginComparison) =>
  `app.use(\n  cors({\n${corsOptions(policy, comparesOrigin)}  }),\n)`

const whereTold = (code: string) =>
  [
    '// Behind a proxy that answers for CORS, a second answer would be one too many.',
    "if (process.env.CORS_BY === 'backend') {",
    ...code.split('\n').map((line) => `  ${line}`),
    '}',
  ].join('\n')

function corsOptions(policy: Policy, comparesOrigin: OriginComparison): string {
  const { origins, methods, requestHeaders, exposeHeaders, credentials, maxAgeSeconds } = policy
  // Hono answers an empty allowHeaders with whatever was asked for, and takes [''] for empty; a blank is neither.
  const noHeaders = "[' '], // none: an empty list would allow every header that is asked for"
  const lines = [
    `origin: ${originOption(origins, comparesOrigin)},`,
    `allowMethods: ${list(methods)},`,
    `allowHeaders: ${requestHeaders.length === 0 ? noHeaders : `${list(requestHeaders)},`}`,
    exposeHeaders.length === 0 ? null : `exposeHeaders: ${list(exposeHeaders)},`,
    credentials ? 'credentials: true,' : null,
    Number.isSafeInteger(maxAgeSeconds) ? `maxAge: ${maxAgeSeconds},` : null,
  ]
  return lines.flatMap((line) => (line === null ? [] : [`    ${line}\n`])).join('')
}

function originOption(origins: Policy['origins'], comparesOrigin: OriginComparison): string {
  if (comparesOrigin === 'reflect') return '(origin) => origin'
  if (origins === '*') return literal('*')
  if (comparesOrigin === 'exact' || origins.length === 0) return list(origins)
  return `(origin) => (/${origins.map(expression).join('|')}/.test(origin) ? origin : null)`
}

/** The characters of a value as the inside of a regular expression; of none at all, one that is no comment. */
const expression = (value: string) =>
  value === ''
    ? '(?:)'
    : value.replaceAll(/[^A-Za-z0-9:-]/g, (char) =>
        /[./[\]]/.test(char) ? `\\${char}` : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )

const list = (values: readonly string[]) => `[${values.map(literal).join(', ')}]`

/** A string literal in single quotes, in which nothing but ASCII stands. */
function literal(value: string): string {
  const escaped = JSON.stringify(value)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", String.raw`\'`)
    .replaceAll('</', String.raw`<\/`)
    .replaceAll(/[\u007F-\uFFFF]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `'${escaped}'`
}
