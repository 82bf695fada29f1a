import type { Allowance, FixWriter, Written } from '../fix-writer.ts'
import { dollarVariable, longestQuoted, needsDollar, quoted } from './quoting.ts'

/** How fixes are written as lines of a location. */
export const fixes: FixWriter = {
  addsHeader: 'Add the header, with always: without it errors go out bare.',
  allow: (allowance) => written(allLines(allowance)),
  withoutUserInfo: () => written(['proxy_redirect ~^((?:https?:)?//)[^/?#]*@(.*)$ $1$2;']),
  resourcePolicy: () =>
    written([
      'proxy_hide_header Cross-Origin-Resource-Policy;',
      header('Cross-Origin-Resource-Policy', '"cross-origin"'),
    ]),
}

/** Values of a request may be of any length, and hold a dollar sign. */
function written(lines: readonly string[]): Written {
  if (lines.some((line) => line.length > longestQuoted))
    return {
      cannot:
        'nginx reads no value of more than 4,096 bytes, and this request needs one. Use fewer or shorter request headers.',
    }
  return { lines: needsDollar(lines) ? [...definesDollar, ...lines] : lines }
}

const definesDollar = [
  '# In the http block, outside of every server: nginx has no escape for a dollar sign.',
  ...dollarVariable,
  '',
  '# In the location:',
]

/** `always`, since without it nginx leaves the header out of most errors. */
const header = (name: string, value: string) => `add_header ${name} ${value} always;`

/** nginx adds its headers to those of the backend: two values would come of it. */
const hidden = [
  'proxy_hide_header Access-Control-Allow-Origin;',
  'proxy_hide_header Access-Control-Allow-Credentials;',
]

/** An origin that is named has to be told from others by caches; `*` is the same for all. */
const originLines = ({ origin, isCredentialed }: Allowance) =>
  origin === '*'
    ? [header('Access-Control-Allow-Origin', '"*"')]
    : [
        header('Access-Control-Allow-Origin', quoted(origin)),
        ...(isCredentialed ? [header('Access-Control-Allow-Credentials', '"true"')] : []),
        header('Vary', '"Origin"'),
      ]

/** The proxy answers the preflight itself. nginx forgets outer add_header lines in a block that has one. */
const preflightLines = (allowance: Allowance) => [
  'if ($request_method = OPTIONS) {',
  ...[
    ...originLines(allowance),
    header('Access-Control-Allow-Methods', quoted(allowance.methods.join(', '))),
    ...(allowance.headerNames.length > 0
      ? [header('Access-Control-Allow-Headers', quoted(allowance.headerNames.join(', ')))]
      : []),
    'return 204;',
  ].map((line) => `  ${line}`),
  '}',
]

/** All that the request needs, so that nothing else stops it afterwards: on its response, and on its preflight. */
const allLines = (allowance: Allowance) => [
  ...hidden,
  ...originLines(allowance),
  ...(allowance.hasPreflight ? preflightLines(allowance) : []),
]
