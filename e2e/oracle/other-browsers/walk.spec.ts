import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { launch, type Lab } from '../../../servers/launch.ts'
import type { StageRequest } from '../../../scenarios/setup/stage-request.ts'
import type { Attempt } from '../../../scenarios/words/attempt.ts'
import { browserTitles } from '../../../scenarios/words/browser.ts'
import type { OpenBrowser } from '../../support/browsers/browser.ts'
import { findBrowser } from '../../support/browsers/find-browser.ts'
import { Dashboard, type ShownLane } from './dashboard.ts'
import { expect, test } from './fixtures.ts'
import { walkRequests } from './walk-requests.ts'

// One page for all of them: loading the dashboard is most of what a short test takes.
test.describe.configure({ mode: 'default', timeout: 600_000 })

let lab: Lab
let dashboard: Dashboard

// Before the hook below, which would start it.
test.skip(({ other }) => findBrowser(other).missing !== null, 'The browser is not installed.')

test.beforeAll(async ({ opened }) => {
  lab = await launch({ portBase: 0 })
  dashboard = await Dashboard.open(opened, `${lab.dashboard}/bench`)
})

test.afterAll(async () => {
  await dashboard?.close()
  await lab?.close()
})

/** The lanes in which something else happened than was predicted, in words. */
const unlike = (what: string, lanes: readonly ShownLane[]) =>
  lanes.flatMap(({ title, says, predicted, isAsPredicted }) =>
    isAsPredicted ? [] : [`${what}, ${title}: ${says} ${predicted}`],
  )

/** Whether the page, for want of any exchange of an attempt, asked for requests without an id. */
const hasAskedToJoin = () =>
  dashboard.page.run(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/api/attempts/join')),
  )

test('every request from every page origin ends in every lane as predicted, and all that arrived is joined', async () => {
  const found: string[] = []
  const joinedLate: string[] = []
  for (const origin of lab.origins)
    for (const [at, [what, request]] of Object.entries(walkRequests).entries()) {
      await dashboard.compose({ origin, ...request })
      if (at === 0) await dashboard.page.run(() => performance.clearResourceTimings())
      found.push(...unlike(`${what} from ${origin}`, await dashboard.send()))
      if (at === 0 && (await hasAskedToJoin())) joinedLate.push(origin)
    }
  expect(found).toEqual([])
  // Where the browser trims Referer a window was open: what is looked for afterwards might as well be another's.
  expect(joinedLate).toEqual([])
  expect(await dashboard.scriptErrors()).toEqual([])
})

test('warm, the preflight is spared, and cold it is sent again, in every cache mode', async () => {
  const origin = lab.dashboard
  for (const cache of ['default', 'no-store', 'reload', 'no-cache', 'force-cache'] as const) {
    await dashboard.compose({ origin, ...walkRequests['a PUT of JSON'], cache })
    for (const how of ['send', 'warm', 'cold'] as const)
      expect(unlike(`${how} with ${cache}`, await dashboard.send(how))).toEqual([])
  }
})

/** Gives each host a cookie of ten minutes in a tab of its own. Cookies ignore ports; pages of app.lab fetch from api.lab. */
async function setCookie(browser: OpenBrowser, hosts: readonly string[]) {
  const server = createServer((_, response) => {
    response.setHeader('Set-Cookie', 'walk=1; SameSite=Lax; Path=/; Max-Age=600').end('Set.')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  for (const host of hosts) {
    const page = await browser.page(`http://${host}:${(server.address() as AddressInfo).port}/`)
    await page.close()
  }
  server.close()
  server.closeAllConnections()
}

test('a policy that allows every page origin, with credentials, is applied and predicted, and cookies go along as noted', async ({
  opened,
}) => {
  const { policy } = lab.stages.get('default').describe()
  const setup: StageRequest = {
    policy: { ...policy, origins: lab.origins, credentials: true },
    lanes: [{ strategy: 'backend' }, { strategy: 'proxy' }, { strategy: 'none' }],
  }
  const stage = await lab.stages.create(setup)
  await setCookie(opened, ['localhost', 'api.lab.localhost'])
  const cookies: string[] = []
  for (const origin of lab.origins) {
    await dashboard.compose({ origin, ...walkRequests['a PUT with credentials'] }, stage.id)
    const lanes = await dashboard.send()
    expect(unlike(`from ${origin}`, lanes)).toEqual([])
    expect(lanes.map(({ outcome }) => outcome)).toEqual(['readable', 'readable', 'blocked-at-preflight'])
    const note = await dashboard.text('[data-field="Page origin"] [data-part=note]')
    const { exchanges }: Attempt = await (
      await fetch(`${lab.dashboard}/api/attempts/${lanes[0]!.attempt}`)
    ).json()
    const sent = exchanges
      .at(-1)!
      .requestHeaders.some(([name, value]) => name.toLowerCase() === 'cookie' && value.includes('walk=1'))
    if (sent === note.startsWith('no '))
      cookies.push(`from ${origin} ${sent ? 'it was sent' : 'it was not sent'}; the note: ${note}`)
  }
  expect(cookies).toEqual([])
  await lab.stages.remove(stage.id)
})

test('in the sequence diagram no words lie over others, and messages stand below one another', async () => {
  await dashboard.compose({ origin: lab.dashboard, ...walkRequests['a PUT of JSON'] })
  await dashboard.send()
  const drawn = await dashboard.page.run(() =>
    [...document.querySelectorAll('[data-lane] [data-fact=diagram] svg[role=img]')].map((svg) => ({
      texts: [...svg.querySelectorAll('text')]
        .map((text) => [text.textContent, text.getBoundingClientRect()] as const)
        .filter(([, { width }]) => width > 0)
        .map(([words, { left, right, top, bottom }]) => ({ words, left, right, middle: (top + bottom) / 2 })),
      lines: [...svg.querySelectorAll('[data-line] > line')].map((line) => line.getBoundingClientRect().top),
    })),
  )
  expect(drawn).toHaveLength(3)
  for (const { texts, lines } of drawn) {
    const over = texts.flatMap((one, at) =>
      texts.slice(at + 1).filter(
        (other) =>
          one.left < other.right - 1 &&
          other.left < one.right - 1 &&
          // How much stands above and below the letters differs by browser.
          Math.abs(one.middle - other.middle) < 9,
      ),
    )
    expect(over).toEqual([])
    expect(lines.length).toBeGreaterThan(1)
    expect(Math.max(...lines) - Math.min(...lines)).toBeGreaterThan(15)
  }
})

test('every cell of the question is filled', async () => {
  await dashboard.follow('/question')
  await dashboard.text('table[data-sent="1"]')
  const said = await dashboard.page.run(() =>
    [...document.querySelectorAll<HTMLElement>('table[data-sent] td[id] > [data-means]')].map((each) =>
      each.innerText.trim(),
    ),
  )
  expect(said).toHaveLength(14)
  expect(said.filter((each) => /not known|not sent|under way/.test(each))).toEqual([])
  expect(await dashboard.text('table[data-sent]')).not.toContain('Finding')
})

test('the three teams of a company are told to agree, by all 48 requests', async () => {
  await dashboard.follow('/company')
  await dashboard.textMatching('[data-part=progress]', '^The services run')
  await dashboard.click('form[aria-label=Company] button[type=submit][aria-disabled=false]')
  await dashboard.textMatching('[data-part=progress]', '^All sent: 48 of 48 requests')
  for (const arrangement of ['proxy', 'backend'])
    expect(await dashboard.text(`[data-arrangement=${arrangement}] [data-part=verdict]`)).toContain(
      'All three agree',
    )
})

test('of all calls of the traffic experiment a witness saw something, and nothing is remarked', async () => {
  await dashboard.follow('/traffic?visitors=12&calls=5')
  // The view before may still be there for a moment, with a button of its own.
  await dashboard.click('section[aria-label=Experiment] button[aria-keyshortcuts][aria-disabled=false]')
  await dashboard.textMatching('section[aria-label=Experiment] [data-part=progress]', '^All are counted')
  const seen = await dashboard.page.run(() => ({
    notes: [...document.querySelectorAll<HTMLElement>('[data-part=outcome] [data-part=note]')].map(
      (each) => each.innerText,
    ),
    text: document.querySelector<HTMLElement>('[data-part=outcome]')?.innerText ?? '',
  }))
  expect(seen.notes).toEqual([])
  expect(seen.text).not.toMatch(/preflights (came|did not come)|no witness/)
})

test('every view opens, the page knows which browser it runs in, and no script has failed', async ({
  other,
}) => {
  for (const [path, heading] of [
    ['/reasons', 'Why a fetch fails'],
    ['/reasons/acao-missing', 'Access-Control-Allow-Origin'],
    ['/bench', 'Bench'],
  ] as const) {
    await dashboard.follow(path)
    await dashboard.textMatching('h1', heading)
    if (path === '/reasons/acao-missing')
      expect(await dashboard.text('[aria-label="What each console says"]')).toContain(
        `${browserTitles[other]} this browser`,
      )
  }
  expect(await dashboard.scriptErrors()).toEqual([])
})
