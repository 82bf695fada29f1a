import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proxyFix } from '../../../scenarios/explain/fixes/layers/proxy-fix.ts'
import { reasonCodes } from '../../../scenarios/fetch-standard/recording/reason-code.ts'
import { sendableSituations } from '../../../scenarios/explain/fixes/situation/situations.test-data.ts'
import { dollarVariable } from '../../../scenarios/engines/nginx/quoting.ts'
import { directivesOf } from './directives.test-support.ts'
import { nginxEngine } from './engine.ts'

const { available, path } = await nginxEngine.find()
if (!available) console.error('nginx is not on this computer: no fix is checked by nginx itself.')

/** The code of a fix as a reader would put it into a configuration: what defines `$dollar`, and the rest of it. */
function partsOf(code: string): { readonly http: string; readonly location: string } {
  const dollar = dollarVariable.join('\n')
  const at = code.indexOf(dollar)
  if (at === -1) return { http: '', location: code }
  return { http: code.slice(0, at + dollar.length), location: code.slice(at + dollar.length) }
}

const ofRequest = reasonCodes.filter((code) => /^(preflight-)?ac|^preflight/.test(code))

test('each value of a request comes back exactly from what nginx reads, whatever characters it holds', () => {
  fc.assert(
    fc.property(sendableSituations, (situation) => {
      const fix = proxyFix('preflight-status', situation)
      const { http, location } = partsOf(fix.kind === 'code' ? fix.code : '')
      const words = directivesOf(location).map((each) => each.words)
      const isDefined = http !== ''
      expect(isDefined).toBe(location.includes('${dollar}'))
      const valueOf = (header: string) =>
        words
          .find(([verb, name]) => verb === 'add_header' && name === header)?.[2]
          ?.replaceAll('${dollar}', '$')
      const { origin, method, headerNames, isCredentialed } = situation
      const isOpened = origin === 'null' && !isCredentialed
      expect(valueOf('Access-Control-Allow-Origin')).toBe(isOpened ? '*' : origin)
      expect(valueOf('Access-Control-Allow-Methods')).toBe(
        [...new Set(['GET', 'HEAD', 'POST', method])].join(', '),
      )
      expect(valueOf('Access-Control-Allow-Headers')).toBe(
        headerNames.length === 0 ? undefined : headerNames.join(', '),
      )
      // Nothing stands there that the values brought along.
      const ofOrigin = Array.from({ length: isOpened ? 1 : 2 + Number(isCredentialed) }, () => 'add_header')
      expect(words.map(([name]) => name)).toEqual([
        'proxy_hide_header',
        'proxy_hide_header',
        ...ofOrigin,
        'if',
        ...ofOrigin,
        'add_header',
        ...(headerNames.length > 0 ? ['add_header'] : []),
        'return',
      ])
    }),
    { numRuns: 1_000 },
  )
})

test.skipIf(!available)('nginx itself takes the fixes for any request', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cors-lab-fix-test-'))
  try {
    const codes = fc
      .sample(fc.tuple(fc.constantFrom(...ofRequest), sendableSituations), 200)
      .map(([code, situation]) => proxyFix(code, situation))
      .map((fix) => partsOf(fix.kind === 'code' ? fix.code : ''))
    const http = codes.find((each) => each.http !== '')?.http ?? ''
    const locations = codes.map(
      ({ location }, at) => `location /${at} {\nproxy_pass http://127.0.0.1:9;\n${location}\n}`,
    )
    const file = join(folder, 'nginx.conf')
    await writeFile(
      file,
      `pid nginx.pid;\nevents {}\nhttp {\naccess_log off;\n${http}\nserver {\nlisten 127.0.0.1:8080;\n${locations.join('\n')}\n}\n}\n`,
    )
    const args = ['-t', '-q', '-p', folder, '-c', file, '-e', 'stderr']
    expect((await promisify(execFile)(path ?? '', args)).stderr).toBe('')
  } finally {
    await rm(folder, { recursive: true })
  }
})
