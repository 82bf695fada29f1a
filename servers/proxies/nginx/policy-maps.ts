import type { ProxyBehaviour } from '../../../scenarios/setup/behaviour/proxy-behaviour.ts'
import type { Policy } from '../../../scenarios/setup/policy/policy.ts'
import { isToken } from '../../../scenarios/words/texts/token.ts'
import { block } from './block.ts'
import { listValue } from './header-values.ts'
import { quoted } from '../../../scenarios/engines/nginx/quoting.ts'
import { literalExpression } from './literal-expression.ts'

/** A response header that the policy asks for, and the variables that hold its value; none when it is not sent. */
export interface CorsHeader {
  readonly name: string
  /** As it stands in `add_header`. An empty value leaves the header out. */
  readonly value: string
  /** The `map` blocks that the value needs. */
  readonly maps: readonly string[]
}

/** What the names of a policy's variables begin with: those of a route's own copy with its name. */
type PolicyPrefix = 'cors' | `cors_${string}`

/**
 * The policy as nginx variables. All of it stands in `map`s, since a map decides without an `if`: the value of a
 * header is empty where it must not be sent, and nginx sends no header with an empty value.
 */
export function policyMaps(
  policy: Policy,
  { comparesOrigin, sendsVary }: Pick<ProxyBehaviour, 'comparesOrigin' | 'sendsVary'>,
  prefix: PolicyPrefix = 'cors',
): { readonly decisions: readonly string[]; readonly headers: readonly CorsHeader[] } {
  const { origins, credentials, maxAgeSeconds } = policy
  const origin = `${prefix}_origin`
  const decisions = block(`map $http_origin $${origin}`, originLines(origins, comparesOrigin))
  const allowOrigin = { name: 'Access-Control-Allow-Origin', value: `$${origin}`, maps: [] }
  const vary = {
    name: 'Vary',
    value: `$${prefix}_vary`,
    maps: block(`map $cors_preflight $${prefix}_vary`, [
      'default "Origin";',
      '1 "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";',
    ]),
  }
  const maxAge = Number.isSafeInteger(maxAgeSeconds) ? [quoted(String(maxAgeSeconds))] : []
  return {
    decisions,
    headers: [
      ...(sendsVary ? [vary] : []),
      allowOrigin,
      ...(credentials ? [allowCredentials(prefix)] : []),
      ...on('preflight', 'Access-Control-Allow-Methods', 'methods', namesOf(policy.methods)),
      ...on('preflight', 'Access-Control-Allow-Headers', 'headers', namesOf(policy.requestHeaders)),
      ...on('preflight', 'Access-Control-Max-Age', 'max_age', maxAge),
      ...on('others', 'Access-Control-Expose-Headers', 'expose', namesOf(policy.exposeHeaders)),
    ],
  }

  function on(where: 'preflight' | 'others', name: string, variable: string, parts: readonly string[]) {
    return headerOn(where, name, `${prefix}_${variable}`, parts, origin)
  }
}

const allowCredentials = (prefix: PolicyPrefix): CorsHeader => ({
  name: 'Access-Control-Allow-Credentials',
  value: `$${prefix}_credentials`,
  maps: block(`map $${prefix}_origin $${prefix}_credentials`, ['default "true";', '"" "";']),
})

/** Whether a request is a preflight: an OPTIONS with both headers; \S+ is not empty. */
export const preflightMap = block(
  'map "$request_method $http_origin $http_access_control_request_method" $cors_preflight',
  ['default 0;', String.raw`"~^OPTIONS \S+ \S+$" 1;`],
)

function originLines(
  origins: Policy['origins'],
  comparesOrigin: ProxyBehaviour['comparesOrigin'],
): readonly string[] {
  if (comparesOrigin === 'reflect') return ['default $http_origin;']
  // To whoever sends an Origin, also beside credentials, where the browser refuses it: the policy says so.
  if (origins === '*') return ['default "*";', '"" "";']
  const [start, end] = comparesOrigin === 'contains' ? ['~', ''] : ['~^', '$']
  // Plain strings would be compared without regard to case; expressions are compared byte by byte.
  return [
    'default "";',
    ...origins.map((origin) => `"${start}${literalExpression(origin)}${end}" $http_origin;`),
  ]
}

/** What is no token cannot stand in a list; it is left out, as if nobody had checked the policy before. */
function namesOf(names: readonly string[]): readonly string[] {
  const tokens = names.filter(isToken)
  return tokens.length === 0 ? [] : listValue(tokens)
}

/** A header that goes to allowed origins, on preflights or on all others; its parts joined, as nginx has no long values. */
function headerOn(
  where: 'preflight' | 'others',
  name: string,
  variable: string,
  parts: readonly string[],
  origin: string,
): readonly CorsHeader[] {
  if (parts.length === 0) return []
  const variables = parts.map((_, index) => (index === 0 ? variable : `${variable}_${index + 1}`))
  const applies = where === 'preflight' ? '"~^1."' : '"~^0."'
  const maps = parts.flatMap((part, index) =>
    block(`map "$cors_preflight$${origin}" $${variables[index]}`, ['default "";', `${applies} ${part};`]),
  )
  const [only = ''] = variables
  const value = variables.length === 1 ? `$${only}` : `"${variables.map((each) => `\${${each}}`).join('')}"`
  return [{ name, value, maps }]
}
