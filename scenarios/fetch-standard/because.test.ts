import { expect, test } from 'vitest'
import { cases } from './cases/cases.ts'
import { judge } from './judge.ts'
import { profiles, type Profile } from './profiles/profiles.ts'
import { reasonSentence } from './sentences/reason-sentence.ts'
import { toldStep } from './sentences/told-step.ts'
import { webkitgtk } from './profiles/webkitgtk.ts'

/** How the last verdict of a case comes about by a profile, and what the reason is in a sentence. */
function told(name: string, profile: Profile): string {
  const recording = cases.find((one) => one.name === name)
  if (recording === undefined) throw new Error(`There is no case ${name}.`)
  const verdict = judge(recording, profile).at(-1)
  if (verdict === undefined) throw new Error(`The case ${name} has no step.`)
  const { outcome, reason, because } = verdict
  return [
    `${profile.name}: ${name}`,
    ...because
      .map(toldStep)
      .map(({ section, says, holds }) => `${holds ? 'yes' : 'no'}, ${section}: ${says}`),
    reason === null ? outcome : `${outcome}: ${JSON.stringify(reason)}`,
    ...(reason === null ? [] : [reasonSentence(reason)]),
  ].join('\n  ')
}

const byStandard = [
  'no ACAO',
  'ACAO *',
  'ACAO is another origin',
  'ACAO twice, the same',
  'ACAO empty',
  'with credentials: ACAO * and ACAC true',
  'with credentials: no ACAC',
  'with credentials: ACAC empty',
  'with credentials: ACAC True',
  'with credentials: ACAC true',
  "the page's own origin: no CORS",
  'ACAO with NUL',
  'preflight: 404',
  'preflight: 204',
  'preflight: 302 without Location',
  'preflight: 307 to the same origin',
  'preflight with credentials: no ACAC',
  'a preflight that nobody recorded is a 404 without headers',
  'method: PUT is not listed',
  'method: ACAM with a semicolon',
  'method: TRACE is forbidden',
  'method: GET with a body',
  'header: ACAH absent',
  'header: ACAH *',
  'header: ACAH with a parameter',
  'header: Authorization with ACAH *',
  'header: Authorization, neither listed nor *',
  'header: one of two is missing',
  'header: ACAH in two fields',
  'an upload listener asks for a preflight',
  'redirect: to another origin: Origin becomes null',
  'redirect: 302 makes POST a GET',
  'redirect: to a URL with a user name',
  'redirect: redirect mode error',
  'redirect: redirect mode manual',
  'redirect: to data:',
  'redirect: to a URL that is none',
  'redirect: a loop',
  'redirect: 302 without Location',
  'redirect: mode same-origin, to another origin',
  'redirect: back to the page that allows null',
  'mode and scheme: no-cors',
  'mode and scheme: no-cors with PUT',
  'mode and scheme: no-cors drops other headers',
  'mode and scheme: no-cors with a stream',
  'mode and scheme: no-cors with redirect mode error',
  'mode and scheme: navigate',
  'mode and scheme: scheme data',
  'mode and scheme: a URL with a user name',
  'mode and scheme: a header name that is none',
  'mode and scheme: a bad port',
  'mode and scheme: an unknown scheme',
  'header that needs no preflight: forbidden ones are left out',
  'connection: refused',
  'connection: reset',
  'connection: bytes that are no HTTP',
  'connection: closed without a response to a preflight',
  'browsers: data:a',
  'browsers: only-if-cached in mode cors',
  'browsers: a stream after 307',
  'browsers: Authorization, redirected to another origin',
  'redirect: two Locations',
  'cache: max-age "0", again after 0 s',
  'cache: no max-age: five seconds',
  'cache: what was listed and not asked for',
  'cache: max-age 0 ends what was cached before',
  'resource policy: same-origin',
  'resource policy: a list: not valid, and ignored',
  'resource policy: require-corp, same-site',
  'resource policy: require-corp, cross-origin',
  'resource policy: require-corp, not valid',
  "blob: the page's own",
  'blob: not with POST',
  'event source: connects again',
  'beacon: no body',
  'beacon: text',
  'beacon: a Blob of JSON',
  'beacon: takes no stream',
  'beacon: needs http or https',
]

const byChromium = [
  'a stream asks for a preflight, and Chromium for HTTP/2',
  'redirect: two Locations',
  'redirect: within the page, to a URL with a user name',
  '407 to a request',
  'local network: denied',
  'local network: granted',
  'local network: an insecure page',
  'found: redirect mode error, to a URL with a user name',
  'browsers: redirect mode error, to data:,x',
]

const byFirefox = ['browsers: 303 after a preflight']

const byWebkitgtk = [
  'browsers: a stream',
  'browsers: a user name is refused after the preflight',
  'browsers: a user name, and no second request',
  'browsers: a refusal is cached',
  'browsers: two Locations that are no URL',
]

test('each way to a verdict is told as it was', async () => {
  const ways = [
    ...byStandard.map((name) => told(name, profiles.standard)),
    ...byChromium.map((name) => told(name, profiles.chromium)),
    ...byFirefox.map((name) => told(name, profiles.firefox)),
    ...byWebkitgtk.map((name) => told(name, webkitgtk)),
  ]
  await expect(`${ways.join('\n')}\n`).toMatchFileSnapshot('because.txt')
})
