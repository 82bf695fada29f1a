import { createServer, request as httpRequest } from 'node:http'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reasonAfterFix } from '../../scenarios/explain/fixes/after-fix.ts'
import { backendFix } from '../../scenarios/explain/fixes/layers/backend-fix.ts'
import type { Fix } from '../../scenarios/explain/fixes/fix.ts'
import { judge } from '../../scenarios/fetch-standard/judge.ts'
import { profiles } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { proxyFix } from '../../scenarios/explain/fixes/layers/proxy-fix.ts'
import { reasonCodes, type ReasonCode } from '../../scenarios/fetch-standard/recording/reason-code.ts'
import {
  RecordingFault,
  type Answer,
  type Hop,
  type Recording,
} from '../../scenarios/fetch-standard/recording/recording.ts'
import { situationOf } from '../../scenarios/explain/fixes/situation/situation.ts'
import type { SentRequest, Verdict } from '../../scenarios/fetch-standard/recording/verdict.ts'
import { reasons } from '../../scenarios/explain/reasons/reasons.ts'
import { startGuard, type Guard } from '../guard/guard.ts'
import { listenInside } from '../connections/listening.ts'
import { listenOnFreePort } from '../test-support/listen-on-free-port.test-support.ts'
import { nginxEngine } from '../proxies/nginx/engine.ts'
import { startProgram } from '../proxies/program/program.ts'
import { giveToProgram } from '../proxies/program/unprivileged.ts'
import { until } from '../test-support/until.test-support.ts'

/** An example of a reason, how it is judged, and the fix for each layer. */
interface Case {
  readonly code: ReasonCode
  readonly recording: Recording
  readonly verdict: Verdict
  readonly backend: Fix
  readonly proxy: Fix
  /** The fault that is left when the fix is in place. */
  readonly next: ReasonCode | null
}

/** The profile by which an example ends with its reason. */
const profileOf = (code: ReasonCode) =>
  code === 'preflight-authorization-wildcard' ? profiles.standard : profiles.chromium

const cases = reasonCodes.flatMap((code): Case[] => {
  const { example } = reasons[code]
  if (typeof example === 'string') return []
  const profile = profileOf(code)
  const verdict = judge(example, profile).at(-1)
  const step = example.steps.at(-1)
  if (verdict?.reason?.code !== code || step === undefined)
    throw new Error(`The example of ${code} is another one's.`)
  const { request, hops } = step
  const client = example.clientOrigin
  const urls = hops.map(({ url }, at) => url ?? (at === 0 ? request.url : null))
  const situation = situationOf(verdict, {
    client,
    method: request.method,
    credentials: request.credentials,
    urls,
  })
  const next = reasonAfterFix(step, verdict.reason, situation, { client, profile })
  return [
    {
      code,
      recording: example,
      verdict,
      backend: backendFix(code, situation),
      proxy: proxyFix(code, situation),
      next: next?.code ?? null,
    },
  ]
})
/** A circle of redirects is broken in the routes of an app: its fix is an example, and no one answer shows it. */
const withCode = (layer: 'backend' | 'proxy') =>
  cases.filter((each) => each[layer].kind === 'code' && each.code !== 'redirect-limit')

/** The messages that are sent to the URL that failed: its preflight, and the request that would come after it. */
function messagesOf({ verdict, recording }: Case): {
  preflight: SentRequest | undefined
  request: SentRequest
} {
  const hop = verdict.reason?.hop ?? 0
  const preflight = verdict.sent.findLast((each) => each.hop === hop && each.preflight)
  const sent = verdict.sent.find((each) => each.hop === hop && !each.preflight)
  const { method, headers } = recording.steps.at(-1)!.request
  const origin = preflight?.headers['origin'] ?? recording.clientOrigin
  return {
    preflight,
    request: sent ?? { hop, preflight: false, method, headers: { origin, ...Object.fromEntries(headers) } },
  }
}

/** The verdict on the same fetch, with these answers at the URL that failed. */
function judgedWith({ code, recording, verdict }: Case, answers: Partial<Hop>) {
  const step = recording.steps.at(-1)!
  const hops = step.hops.map((hop, at) => (at === (verdict.reason?.hop ?? 0) ? { ...hop, ...answers } : hop))
  try {
    return judge({ ...recording, steps: [{ ...step, hops }] }, profileOf(code)).at(-1)!
  } catch (error) {
    // A redirect is followed now to where nobody has recorded an answer.
    if (error instanceof RecordingFault) return 'goes on' as const
    throw error
  }
}

function expectFixed(each: Case, answers: Partial<Hop>): void {
  const judged = judgedWith(each, answers)
  if (judged === 'goes on') expect(each.code).toMatch(/^redirect-/)
  else
    expect([
      judged.outcome === 'readable' || judged.outcome === 'opaque',
      judged.reason?.code ?? null,
    ]).toEqual([each.next === null, each.next])
}

const isCors = (name: string) => /^(access-control-|cross-origin-resource-policy$)/i.test(name)

describe('in a backend on Hono', () => {
  test.each(withCode('backend'))('the fix for $code lets the request through', async (each) => {
    const code = each.backend.kind === 'code' ? each.backend.code : ''
    const hop = each.recording.steps.at(-1)!.hops[each.verdict.reason!.hop]
    // Where the preflight was refused nobody saw a response: a backend that knows nothing of CORS gives this one.
    const bare = { status: 200, statusText: '', headers: [] }
    const recorded = hop?.response && !('error' in hop.response) ? hop.response : bare
    const app = new Hono()
    const isHandler = code.includes('c.redirect(')
    // oxlint-disable no-new-func, no-implied-eval -- it is what whoever copies it runs
    if (!isHandler) new Function('app', 'cors', code)(app, cors)
    app.all('*', (c) => {
      // What decided is the fix's now, but for a redirect, where the rest of the response was right.
      for (const [name, value] of recorded.headers)
        if (isHandler ? name.toLowerCase() !== 'location' : !isCors(name) || /expose|max-age/i.test(name))
          c.header(name, value, { append: true })
      if (isHandler) return new Function('c', code)(c) as Response
      return c.body(null, recorded.status as 200)
    })
    const ask = async ({ method, headers }: SentRequest): Promise<Answer> => {
      const response = await app.request('http://a/b', { method, headers: { ...headers } })
      return { status: response.status, statusText: '', headers: [...response.headers] }
    }
    const { preflight, request } = messagesOf(each)
    expectFixed(each, {
      ...(preflight !== undefined && { preflight: await ask(preflight) }),
      response: await ask(request),
    })
  })
})

const { available, path } = await nginxEngine.find()
if (!available) console.error('nginx is not on this computer: no fix of a proxy is replayed.')

describe.skipIf(!available)('in nginx, before a backend that has the fault', () => {
  let guard: Guard
  let port = 0
  const close: (() => unknown)[] = []

  beforeAll(async () => {
    const backend = createServer((request, response) => {
      const each = cases.find(({ code }) => request.url?.startsWith(`/${code}/`))
      const hop = each?.recording.steps.at(-1)?.hops[each.verdict.reason?.hop ?? 0]
      const isPreflight =
        request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined
      const answer = isPreflight ? hop?.preflight : hop?.response
      if (answer === undefined || answer === null || 'error' in answer) response.writeHead(404).end()
      else response.writeHead(answer.status, answer.headers.flat()).end()
    })
    close.push(() => backend.close().closeAllConnections())
    const upstream = await listenOnFreePort(backend)
    const free = await listenInside(() => {})
    port = free.port
    await free.close()

    guard = await startGuard()
    close.push(() => guard.close())
    const folder = await mkdtemp(join(guard.folder, 'nginx-'))
    const locations = withCode('proxy').map(
      ({ code, proxy }) =>
        `location /${code}/ {\nproxy_pass http://127.0.0.1:${upstream};\n${proxy.kind === 'code' ? proxy.code : ''}\n}`,
    )
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (kind) => `${kind}_temp_path ${kind};`,
    )
    await writeFile(
      join(folder, 'nginx.conf'),
      `daemon off;\npid nginx.pid;\nevents {}\nhttp {\naccess_log off;\n${temporary.join('\n')}\nserver {\nlisten 127.0.0.1:${port};\n${locations.join('\n')}\n}\n}\n`,
    )
    await giveToProgram(folder)
    const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr']
    const program = await startProgram({ path: path ?? '', args, folder, guard })
    close.push(() => program.stop())
    let isUp = false
    const probe = () => {
      if (!program.isRunning()) throw new Error(program.words().text)
      const asked = httpRequest({ port, host: '127.0.0.1' }, (response) => {
        response.resume()
        isUp = true
      })
      asked.on('error', () => {}).end()
      return isUp
    }
    await until(probe)
  })
  afterAll(async () => {
    for (const step of close.toReversed()) await step()
  })

  const ask = (code: string, { method, headers }: SentRequest) =>
    new Promise<Answer>((resolve, reject) => {
      const sent = httpRequest(
        { port, host: '127.0.0.1', path: `/${code}/a`, method, headers: { ...headers }, agent: false },
        (response) => {
          const { rawHeaders, statusCode = 0 } = response
          response.resume().on('end', () => {
            const pairs = rawHeaders.flatMap((name, at) =>
              at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ''] as const] : [],
            )
            resolve({ status: statusCode, statusText: '', headers: pairs })
          })
        },
      )
      sent.on('error', reject).end()
    })

  test.each(withCode('proxy'))('the fix for $code lets the request through', async (each) => {
    const { preflight, request } = messagesOf(each)
    expectFixed(each, {
      ...(preflight !== undefined && { preflight: await ask(each.code, preflight) }),
      response: await ask(each.code, request),
    })
  })
})

test('of every reason with an example the fixes are replayed, where there are any', () => {
  const ofCors = reasonCodes.filter((code) => /^(preflight-|acao-|acac-|corp-)/.test(code))
  for (const layer of ['backend', 'proxy'] as const)
    expect(withCode(layer).map(({ code }) => code)).toEqual(expect.arrayContaining(ofCors))
  expect(cases.length).toBeGreaterThan(ofCors.length)
})
