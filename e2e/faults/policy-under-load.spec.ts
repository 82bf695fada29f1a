import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import { expect, test } from '../support/fixtures.ts'
import { needsNginx } from '../support/needs-nginx.ts'

const changes = 20
const requests = process.env['SOAK'] ? 2_000 : 200

needsNginx()

for (const [what, lane] of [
  ['Hono with cors()', { strategy: 'backend' }],
  ['the embedded proxy', { strategy: 'proxy', engine: 'embedded' }],
  ['nginx', { strategy: 'proxy', engine: 'nginx' }],
] as const) {
  test(`a policy changed ${changes} times under ${requests} requests of a page: ${what} loses none`, async ({
    lab,
    page,
  }) => {
    test.setTimeout(120_000 + requests * 200)
    const { policy } = lab.stages.get('default').describe()
    // Exposed by itself, so that script can read by which policy a response was answered.
    const exposing = (name: string): Policy => ({
      ...policy,
      exposeHeaders: ['Access-Control-Expose-Headers', name],
    })
    const [old, next] = [exposing('X-Old'), exposing('X-New')]
    const stage = await lab.stages.create({ policy: old, lanes: [lane] })
    const [{ url } = { url: '' }] = stage.describe().lanes
    // A page of the dashboard's origin on which nothing else runs.
    await page.goto(`${lab.dashboard}/healthz`)

    const sent = page.evaluate(
      async ({ url, requests, strands }) => {
        const seen: string[] = []
        await Promise.all(
          Array.from({ length: strands }, async (_, strand) => {
            for (let turn = strand; turn < requests; turn += strands) {
              // So that there is a request at all times while the policy changes.
              await new Promise((resolve) => setTimeout(resolve, 40))
              // Without a preflight, and with one of its own each time.
              const init = turn % 2 === 0 ? {} : { method: 'PUT', body: '{"quantity":1}' }
              const response = await fetch(`${url}/orders/17#${turn}`, init).catch(() => null)
              await response?.text()
              const exposed = response?.headers.get('access-control-expose-headers') ?? ''
              const [isOld, isNew] = [exposed.includes('X-Old'), exposed.includes('X-New')]
              seen.push(isOld === isNew ? `${response?.status}: "${exposed}"` : isOld ? 'old' : 'new')
            }
          }),
        )
        return seen
      },
      { url, requests, strands: 4 },
    )
    for (let made = 1; made <= changes; made += 1) {
      await stage.change({ policy: made % 2 === 0 ? old : next, lanes: [lane] })
      await page.waitForTimeout(requests / 2)
    }
    const seen = await sent
    expect(seen).toHaveLength(requests)
    expect(new Set(seen)).toEqual(new Set(['old', 'new']))
    expect(stage.describe().lanes[0]?.url).toBe(url)
    await lab.stages.remove(stage.id)
  })
}
