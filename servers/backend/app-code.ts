import type { Policy } from '../../scenarios/policy/policy.ts'

/** The text of a backend's app, in the parts that createBackendApp puts together when it runs it. */
export interface AppCode {
  readonly imports: string
  /** What runs, word for word: ends with the app in a constant `app`. */
  readonly body: string
  /** The whole module, as it is shown. */
  readonly text: string
}

/**
 * The app of a backend as a reader would write it with Hono: with `cors()` made from a policy, or without for
 * null. Whatever a policy holds enters the text as a JavaScript literal and as nothing else.
 */
export function appCode(policy: Policy | null): AppCode {
  const imports = [
    "import { Hono } from 'hono'",
    ...(policy === null ? [] : ["import { cors } from 'hono/cors'"]),
    "import { api } from './api.js'",
  ].join('\n')
  const body = [
    'const app = new Hono()',
    ...(policy === null ? [] : [`app.use(\n  cors({\n${corsOptions(policy)}  }),\n)`]),
    "app.route('/', api)",
    "app.notFound((c) => c.json({ error: 'There is nothing at ' + c.req.path + '.' }, 404))",
  ].join('\n')
  return { imports, body, text: `${imports}\n\n${body}\n\nexport default app\n` }
}

function corsOptions(policy: Policy): string {
  const { origins, methods, requestHeaders, exposeHeaders, credentials, maxAgeSeconds } = policy
  // Hono answers an empty allowHeaders with whatever was asked for, and takes [''] for empty; a blank is neither.
  const noHeaders = "[' '], // none: an empty list would allow every header that is asked for"
  const lines = [
    `origin: ${origins === '*' ? literal('*') : list(origins)},`,
    `allowMethods: ${list(methods)},`,
    `allowHeaders: ${requestHeaders.length === 0 ? noHeaders : `${list(requestHeaders)},`}`,
    exposeHeaders.length === 0 ? null : `exposeHeaders: ${list(exposeHeaders)},`,
    credentials ? 'credentials: true,' : null,
    Number.isSafeInteger(maxAgeSeconds) ? `maxAge: ${maxAgeSeconds},` : null,
  ]
  return lines.flatMap((line) => (line === null ? [] : [`    ${line}\n`])).join('')
}

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
