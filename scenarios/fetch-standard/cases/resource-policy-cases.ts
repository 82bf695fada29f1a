import type { EmbedderPolicy } from '../recording/recording.ts'
import { acao, alike, answer, api, caseOf, hop, page, third, type Case, type Expected } from './case.ts'

const corp = (value: string) => `Cross-Origin-Resource-Policy: ${value}`
const noCors = { mode: 'no-cors' } as const
const sent = ['GET 0 without Origin']
/** A host of another site than the page's. */
const elsewhere = 'http://127.0.0.1:9202/orders'

/** One response in mode no-cors, and what becomes of it. */
const responses: readonly (readonly [
  name: string,
  lines: readonly string[],
  ends: Expected['ends'],
  url?: string | undefined,
  embedderPolicy?: EmbedderPolicy,
])[] = [
  ['same-origin', [corp('same-origin')], 'corp-blocked'],
  ["same-origin, from the page's own", [corp('same-origin')], 'readable', `${page}/a`],
  ['same-site, from another port', [corp('same-site')], 'opaque'],
  ['same-site, from another site', [corp('same-site')], 'corp-blocked', elsewhere],
  ['cross-origin', [corp('cross-origin')], 'opaque', elsewhere],
  ['whitespace at the ends', [corp('  same-origin\t')], 'corp-blocked'],
  ['in capitals: not valid, and ignored', [corp('Same-Origin')], 'opaque'],
  ['a list: not valid, and ignored', [corp('same-site, same-origin')], 'opaque'],
  ['two fields: not valid, and ignored', [corp('same-origin'), corp('same-origin')], 'opaque'],
  ['empty: not valid, and ignored', [corp('')], 'opaque'],
  ['CORS headers count for nothing', [corp('same-origin'), acao('*')], 'corp-blocked'],
  ['an embedder policy of require-corp needs it', [], 'corp-blocked', undefined, 'require-corp'],
  ['require-corp, not valid', [corp('any')], 'corp-blocked', undefined, 'require-corp'],
  ['require-corp, same-site', [corp('same-site')], 'opaque', undefined, 'require-corp'],
  ['require-corp, cross-origin', [corp('cross-origin')], 'opaque', elsewhere, 'require-corp'],
  ["require-corp, the page's own", [], 'readable', `${page}/a`, 'require-corp'],
  ['credentialless takes the cookies off instead', [], 'opaque', undefined, 'credentialless'],
  ['credentialless, same-origin', [corp('same-origin')], 'corp-blocked', undefined, 'credentialless'],
]

const redirect = (to: string, ...lines: readonly string[]) => hop(answer(302, `Location: ${to}`, ...lines))
const last = hop(answer(200, corp('cross-origin')))

export const resourcePolicyCases: readonly Case[] = [
  ...responses.map(([name, lines, ends, url = `${api}/orders`, embedderPolicy = 'unsafe-none']) =>
    Object.assign(
      caseOf(
        `resource policy: ${name}`,
        { ...noCors, url },
        [hop(answer(200, ...lines))],
        alike({ ends, sent }),
      ),
      { embedderPolicy },
    ),
  ),
  caseOf(
    'resource policy: ignored in mode cors',
    {},
    [hop(answer(200, corp('same-origin'), acao('*')))],
    alike({ ends: 'readable', sent: ['GET 0'] }),
  ),
  caseOf(
    'resource policy: a redirect is checked too',
    noCors,
    [redirect('/b', corp('same-origin')), last],
    alike({ ends: 'corp-blocked', sent }),
  ),
  caseOf(
    'resource policy: a redirect that allows the page',
    noCors,
    [redirect(`${third}/b`, corp('same-site')), last],
    alike({ ends: 'opaque', sent: [...sent, 'GET 1 without Origin'] }),
  ),
  caseOf(
    'resource policy: after a redirect',
    noCors,
    [redirect(`${third}/b`), hop(answer(200, corp('same-origin')))],
    alike({ ends: 'corp-blocked', sent: [...sent, 'GET 1 without Origin'] }),
  ),
  caseOf(
    "resource policy: from the page's own origin to another",
    { ...noCors, url: `${page}/a` },
    [redirect(`${api}/b`, corp('same-origin')), hop(answer(200, corp('same-origin')))],
    alike({ ends: 'corp-blocked', sent: [...sent, 'GET 1 without Origin'] }),
  ),
  caseOf(
    "resource policy: back to the page's own origin",
    noCors,
    [redirect(`${page}/b`), hop(answer(200, corp('same-origin')))],
    alike({ ends: 'opaque', sent: [...sent, 'GET 1 without Origin'] }),
  ),
  caseOf(
    'resource policy: an opaque origin is the same as none',
    noCors,
    [hop(answer(200, corp('same-origin')))],
    alike({ ends: 'corp-blocked', sent }),
    'null',
  ),
  caseOf(
    'resource policy: an opaque origin is of no site',
    noCors,
    [hop(answer(200, corp('same-site')))],
    alike({ ends: 'corp-blocked', sent }),
    'null',
  ),
]
