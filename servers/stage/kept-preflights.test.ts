import { afterEach, describe, expect, test } from 'vitest'
import { proxyLogSentence } from '../../scenarios/runs/sentences/proxy-log-sentence.ts'
import { nginxEngine } from '../proxies/nginx/engine.ts'
import { ask, otherOrigin, pageOrigin, startStageOf, type Question } from './nginx-stages.test-support.ts'

const { available } = await nginxEngine.find()
if (!available) console.error('nginx is not on this computer: kept preflights are not tested.')

const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0)) await step()
})

async function start() {
  const { stage, log, close } = await startStageOf([{ strategy: 'backend+proxy-cache' }])
  undo.push(close)
  const { url } = stage.describe().lanes[0]!
  const preflightOf = (attempt: string, asked: Partial<Question> = {}, path = '/orders/17', method = 'PUT') =>
    ask(url + path, {
      method: 'OPTIONS',
      attempt,
      ...asked,
      headers: { 'access-control-request-method': method, ...asked.headers },
    })
  const seen = async (...ids: readonly string[]) => {
    await log.logged(ids)
    return ids.flatMap((id) => log.attempt(id).exchanges)
  }
  const at = (witness: string, exchanges: Awaited<ReturnType<typeof seen>>) =>
    exchanges.filter((each) => each.witness === witness)
  return { stage, url, preflightOf, seen, at }
}

describe.skipIf(!available)('backend-CORS whose answers to preflights nginx keeps', () => {
  test('asks the backend once for each origin, path, method and headers, and gives each its own answer', async () => {
    const { preflightOf, seen, at } = await start()
    const asked: readonly Parameters<typeof preflightOf>[] = [
      ['first'],
      ['same'],
      ['other-origin', { origin: otherOrigin }],
      ['evil', { origin: 'http://evil.test' }],
      ['other-path', {}, '/orders/18'],
      ['other-query', {}, '/orders/17?a=%20b'],
      ['other-method', {}, '/orders/17', 'DELETE'],
      ['other-headers', { headers: { 'access-control-request-headers': 'content-type' } }],
      ['evil-again', { origin: 'http://evil.test' }],
      ['other-origin-again', { origin: otherOrigin }],
    ]
    const allowed: Record<string, string | undefined> = {}
    for (const question of asked) {
      const answer = await preflightOf(...question)
      expect(answer.status).toBe(204)
      allowed[question[0]] = answer.all('access-control-allow-origin')[0]
    }
    const exchanges = await seen(...asked.map(([id]) => id))
    const cacheStatuses = at('proxy', exchanges).map(({ proxyLog }) => proxyLog?.cacheStatus)
    expect(cacheStatuses.join(' ')).toBe('MISS HIT MISS MISS MISS MISS MISS MISS HIT HIT')
    expect(at('backend', exchanges).map(({ method, url }) => `${method} ${url}`)).toEqual([
      'OPTIONS /orders/17',
      'OPTIONS /orders/17',
      'OPTIONS /orders/17',
      'OPTIONS /orders/18',
      'OPTIONS /orders/17?a=%20b',
      'OPTIONS /orders/17',
      'OPTIONS /orders/17',
    ])
    expect(allowed).toMatchObject({
      first: pageOrigin,
      same: pageOrigin,
      'other-origin': otherOrigin,
      'other-origin-again': otherOrigin,
      evil: undefined,
      'evil-again': undefined,
    })
  })

  test('ten that come at once: one asks the backend, the others wait half a second and say why', async () => {
    const { preflightOf, seen, at, stage } = await start()
    // Long enough for all ten to come meanwhile, on a busy computer too, and shorter than nginx's pause.
    stage.lane('backend-proxy-cache')!.delayBackend(300)
    const ids = Array.from({ length: 10 }, (_, index) => `visitor-${index}`)
    const answers = await Promise.all(ids.map((id) => preflightOf(id)))
    expect(answers.map(({ all }) => all('access-control-allow-origin'))).toEqual(ids.map(() => [pageOrigin]))
    const exchanges = await seen(...ids)
    expect(at('proxy', exchanges)).toHaveLength(10)
    expect(at('backend', exchanges)).toHaveLength(1)
    const waited = at('proxy', exchanges).filter(({ proxyLog }) => proxyLog?.cacheStatus === 'HIT')
    expect(waited).toHaveLength(9)
    for (const exchange of waited) {
      expect(exchange.headMs).toBeGreaterThan(480)
      expect(proxyLogSentence(exchange, 'nginx')).toContain('nginx looks every 500 ms (proxy_cache_lock)')
    }
  })

  test('passes all else on: the request itself, an OPTIONS that is no preflight, and its own errors', async () => {
    const { stage, url, preflightOf, seen, at } = await start()
    await preflightOf('a')
    for (const id of ['b', 'c']) await ask(`${url}/orders/17`, { method: 'OPTIONS', attempt: id })
    await ask(`${url}/orders/17`, { method: 'PUT', body: '{"item":"tea","quantity":1}', attempt: 'd' })
    const exchanges = await seen('a', 'b', 'c', 'd')
    expect(at('backend', exchanges)).toHaveLength(4)
    expect(await ask(`${url}/kept-preflight`)).toMatchObject({ status: 404 })
    await stage.lane('backend-proxy-cache')!.stopBackend()
    expect(await preflightOf('kept')).toMatchObject({ status: 204 })
    expect(await preflightOf('new', {}, '/orders/3')).toMatchObject({ status: 502 })
  })

  test('shows what it keeps and why one waits in the configuration that runs', async () => {
    const { stage } = await start()
    const [lane] = stage.describe().lanes
    expect(lane).toMatchObject({ engine: 'nginx', id: 'backend-proxy-cache', message: '' })
    const text = lane!.files.find(({ name }) => name === 'nginx.conf')!.text
    expect(text).toContain(
      'proxy_cache_key "$request_uri $http_origin $http_access_control_request_method $http_access_control_request_headers";',
    )
    for (const line of ['proxy_method OPTIONS;', 'proxy_cache_lock on;', '# every 500 ms whether']) {
      expect(text).toContain(line)
    }
  })
})
