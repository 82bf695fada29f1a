import fc from 'fast-check'
import { expect, test } from 'vitest'
import { controlIn } from '../../words/texts/hostile-texts.test-data.ts'
import { backendFix } from './layers/backend-fix.ts'
import { proxyFix } from './layers/proxy-fix.ts'
import { corsErrors, reasonCodes, type ReasonCode } from '../../fetch-standard/recording/reason-code.ts'
import { reasonSentence } from '../../fetch-standard/sentences/reason-sentence.ts'
import { situationOf } from './situation/situation.ts'
import { notSendableSituations, sendableSituations } from './situation/situations.test-data.ts'

const situation = {
  origin: 'http://app.example',
  method: 'PUT',
  headerNames: ['content-type'],
  isCredentialed: true,
  hasPreflight: true,
  redirect: null,
  location: null,
}

/** In plain words: what people are told, and whether a layer can mend it. */
const told: Readonly<
  Record<ReasonCode, readonly [sentence: RegExp, backend: 'code' | 'cannot', proxy: 'code' | 'cannot']>
> = {
  'acao-missing': [/^The response has no Access-Control-Allow-Origin/, 'code', 'code'],
  'acao-multiple': [/^The response has more than one value in Access-Control-Allow-Origin/, 'code', 'code'],
  'acao-mismatch': [/^The response allows "V", which is not the origin that asks/, 'code', 'code'],
  'acao-invalid': [/^The response has "V" in .*neither \*, nor null, nor an origin/, 'code', 'code'],
  'acao-wildcard-credentials': [/^The response allows every origin \(\*\).*with credentials/, 'code', 'code'],
  'acac-not-true': [/^The response has "V" in Access-Control-Allow-Credentials/, 'code', 'code'],
  'preflight-acao-missing': [/^The response to the preflight has no Access/, 'code', 'code'],
  'preflight-acao-multiple': [/^The response to the preflight has more than one value/, 'code', 'code'],
  'preflight-acao-mismatch': [/^The response to the preflight allows "V", which is not/, 'code', 'code'],
  'preflight-acao-invalid': [/^The response to the preflight has "V" in/, 'code', 'code'],
  'preflight-acao-wildcard-credentials': [
    /^The response to the preflight allows every origin/,
    'code',
    'code',
  ],
  'preflight-acac-not-true': [
    /^The response to the preflight has "V" in Access-Control-Allow-Cr/,
    'code',
    'code',
  ],
  'preflight-redirect': [/answered with a redirect to V, and a preflight follows none/, 'code', 'code'],
  'preflight-status': [/answered with P; only a status from 200 to 299/, 'code', 'code'],
  'preflight-acam-malformed': [/^Access-Control-Allow-Methods is no list of methods: "V"/, 'code', 'code'],
  'preflight-acah-malformed': [
    /^Access-Control-Allow-Headers is no list of header names: "V"/,
    'code',
    'code',
  ],
  'preflight-method-not-allowed': [/does not allow the method P/, 'code', 'code'],
  'preflight-header-not-allowed': [/does not allow the header P/, 'code', 'code'],
  'preflight-authorization-wildcard': [/does not stand for Authorization/, 'code', 'code'],
  'mode-same-origin': [/^The mode is same-origin, and P is of another origin/, 'cannot', 'cannot'],
  'no-cors-redirect-mode': [
    /^Mode no-cors goes with redirect mode follow alone, and not with P/,
    'cannot',
    'cannot',
  ],
  'scheme-not-http': [/^P is no http or https URL/, 'cannot', 'cannot'],
  'redirect-credentials': [/with a user name or password \(V\)/, 'code', 'code'],
  'redirect-mode-error': [
    /^The response is a redirect \(P\), and the redirect mode is error/,
    'cannot',
    'cannot',
  ],
  'redirect-limit': [/^More than P redirects/, 'code', 'cannot'],
  'redirect-bad-location': [/Location, "V", is not a URL/, 'code', 'cannot'],
  'http-invalid-response': [/is no HTTP response: the header H cannot be read/, 'cannot', 'cannot'],
  'connection-failed': [/^Browsers open no connection to port P/, 'cannot', 'cannot'],
  'lna-permission-denied': [/has not allowed it to reach local ones/, 'cannot', 'cannot'],
  'lna-insecure': [/not loaded over https/, 'cannot', 'cannot'],
  'corp-blocked': [/^Cross-Origin-Resource-Policy is P, so pages/, 'code', 'code'],
  'request-invalid': [/^Page script cannot make this request \(P\)/, 'cannot', 'cannot'],
}

test.each(reasonCodes)('%s is told in a sentence, with what each layer can do', (code) => {
  const [sentence, backend, proxy] = told[code]
  expect(reasonSentence({ code, hop: 0, header: 'H', value: 'V', parameter: 'P' })).toMatch(sentence)
  expect(reasonSentence({ code, hop: 0, header: null, value: null, parameter: null })).toMatch(/\.$/)
  const fixes = [backendFix(code, situation), proxyFix(code, situation)]
  expect(fixes.map(({ kind }) => kind)).toEqual([backend, proxy])
  for (const { says } of fixes) expect(says).toMatch(/^[A-Z].*\.$/)
})

test('the connection that failed is told by how it failed', () => {
  const sentenceFor = (parameter: string) =>
    reasonSentence({ code: 'connection-failed', hop: 0, header: null, value: null, parameter })
  expect(sentenceFor('refused')).toBe('Nobody listens there: the connection was refused.')
  expect(sentenceFor('reset')).toBe('The connection was reset before a response came.')
  expect(sentenceFor('empty')).toBe('The connection was closed without a response.')
  expect(sentenceFor('stream')).toMatch(/HTTP\/2/)
})

test('Chromium has a CORS error of its own for each code, where it has one', () => {
  const names = Object.values(corsErrors).filter((name) => name !== null)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toHaveLength(24)
})

test("the backend's fix names origin, method, headers and credentials", () => {
  expect(backendFix('preflight-acao-missing', situation)).toMatchObject({
    language: 'ts',
    code: `app.use(cors({
  origin: ['http://app.example'],
  allowMethods: ['GET', 'HEAD', 'POST', 'PUT'],
  allowHeaders: ['content-type'],
  credentials: true,
}))`,
  })
})

test("the proxy's fix is for response and preflight, with every header in the block too, since nginx forgets outer ones", () => {
  expect(proxyFix('preflight-status', situation)).toMatchObject({
    language: 'nginx',
    code: `proxy_hide_header Access-Control-Allow-Origin;
proxy_hide_header Access-Control-Allow-Credentials;
add_header Access-Control-Allow-Origin "http://app.example" always;
add_header Access-Control-Allow-Credentials "true" always;
add_header Vary "Origin" always;
if ($request_method = OPTIONS) {
  add_header Access-Control-Allow-Origin "http://app.example" always;
  add_header Access-Control-Allow-Credentials "true" always;
  add_header Vary "Origin" always;
  add_header Access-Control-Allow-Methods "GET, HEAD, POST, PUT" always;
  add_header Access-Control-Allow-Headers "content-type" always;
  return 204;
}`,
  })
})

test('a resource policy that blocks is told with the header, or with what makes it necessary', () => {
  const sentenceFor = (value: string | null, parameter: string) =>
    reasonSentence({ code: 'corp-blocked', hop: 0, header: null, value, parameter })
  expect(sentenceFor('same-site', 'same-site')).toMatch(/is same-site, so pages of another site cannot/)
  expect(sentenceFor('same-origin', 'same-origin')).toMatch(
    /is same-origin, so pages of another origin cannot/,
  )
  expect(sentenceFor(null, 'require-corp')).toMatch(/: require-corp\), and the response has none\.$/)
  expect(sentenceFor('any', 'require-corp')).toMatch(/and "any" is not a valid value\.$/)
})

test('two values are made one by taking away what the backend sets', () => {
  const fix = proxyFix('acao-multiple', { ...situation, isCredentialed: false, hasPreflight: false })
  expect(fix.kind === 'code' && fix.code.split('\n')[0]).toBe(
    'proxy_hide_header Access-Control-Allow-Origin;',
  )
})

/** What the middleware of a fix is given, by running the very code. */
function optionsOf(code: string): unknown {
  const given: unknown[] = []
  // oxlint-disable-next-line no-new-func, no-implied-eval -- it is what whoever copies it runs
  new Function('app', 'cors', code)({ use() {} }, (options: unknown) => given.push(options))
  expect(given).toHaveLength(1)
  return given[0]
}

test("the backend's fix gives cors() exactly the values of the request, whatever characters they hold", () => {
  fc.assert(
    fc.property(sendableSituations, (wanted) => {
      const { origin, method, headerNames, isCredentialed } = wanted
      const fix = backendFix('preflight-acao-missing', wanted)
      expect(optionsOf(fix.kind === 'code' ? fix.code : '')).toEqual({
        origin: origin === 'null' && !isCredentialed ? '*' : [origin],
        allowMethods: [...new Set(['GET', 'HEAD', 'POST', method])],
        ...(headerNames.length > 0 && { allowHeaders: headerNames }),
        ...(isCredentialed && { credentials: true }),
      })
    }),
  )
})

test('no layer shows code for what no browser sends: it says so, with the value, in one printable line', () => {
  const ofRequest = reasonCodes.filter((code) => /^(preflight-)?ac|^preflight/.test(code))
  fc.assert(
    fc.property(notSendableSituations, fc.constantFrom(...ofRequest), (hostile, code) => {
      for (const fix of [backendFix(code, hostile), proxyFix(code, hostile)]) {
        expect(fix.kind).toBe('cannot')
        expect(fix.says).toMatch(
          /^The recording has the (origin|method|header name) ".*", which no browser sends/,
        )
        expect(controlIn(fix.says)).toBe(null)
        expect(fix.says.length).toBeLessThan(1_200)
      }
    }),
  )
})

test('a value that nginx cannot read is not shown as one that it can', () => {
  const long = { ...situation, headerNames: ['x'.repeat(5_000)] }
  expect(proxyFix('preflight-status', long)).toMatchObject({
    kind: 'cannot',
    says: expect.stringContaining('4,096 bytes'),
  })
  expect(proxyFix('acao-missing', { ...long, hasPreflight: false })).toMatchObject({ kind: 'code' })
})

test('a fix is written for what was sent last', () => {
  const asked = { client: 'http://app.example', method: 'put', credentials: 'include' }
  const preflight = {
    hop: 1,
    preflight: true,
    method: 'OPTIONS',
    headers: {
      origin: 'null',
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'x-a,x-b',
    },
  }
  const first = { hop: 0, preflight: false, method: 'PUT', headers: { origin: 'http://app.example' } }
  const urls = ['http://api.example/a', 'http://files.example/b']
  expect(situationOf({ sent: [first, preflight] }, { ...asked, urls })).toEqual({
    origin: 'http://app.example',
    method: 'PUT',
    headerNames: ['x-a', 'x-b'],
    isCredentialed: true,
    hasPreflight: true,
    redirect: { from: 'http://api.example/a', to: 'http://files.example/b' },
    location: null,
  })
  expect(situationOf({ sent: [] }, asked)).toMatchObject({ origin: 'http://app.example', method: 'PUT' })
})

const redirect = { from: 'http://api.example/a', to: 'http://files.example/b' }

test('null after a redirect is not allowed: what is public is opened to all, and the redirect is what should go', () => {
  const public_ = { ...situation, isCredentialed: false, redirect }
  for (const fix of [backendFix('acao-mismatch', public_), proxyFix('acao-mismatch', public_)]) {
    expect(fix.says).toMatch(
      /Origin: null to http:\/\/files\.example\/b, because http:\/\/api\.example\/a redirected/,
    )
    expect(fix.kind === 'code' && fix.code).toMatch(/'\*'|"\*"/)
    expect(fix.kind === 'code' && fix.code).not.toContain('null')
  }
  for (const fix of [backendFix, proxyFix].map((fixOf) => fixOf('acao-mismatch', { ...situation, redirect })))
    expect([fix.kind, fix.says]).toEqual([
      'cannot',
      expect.stringContaining('call http://files.example/b from the page'),
    ])
})

test('a redirect with a password goes to the same URL without', () => {
  const fix = backendFix('redirect-credentials', {
    ...situation,
    location: "http://ann:it's@files.example/b?c@d",
  })
  expect(fix.kind === 'code' && fix.code).toBe("return c.redirect('http://files.example/b?c@d', 307)")
})
