import { BenchPage, laneNames, seenBy, type FirstLaneName } from '../support/bench-page.ts'
import { expect, readAttempt, test } from '../support/fixtures.ts'

const expected: Readonly<Record<FirstLaneName, readonly string[]>> = {
  'backend-CORS': ['backend OPTIONS 204', 'backend PUT 200'],
  'proxy-CORS': ['backend PUT 200', 'proxy OPTIONS 204', 'proxy PUT 200'],
  'no-CORS': ['backend OPTIONS 404'],
}

const rounds = process.env['SOAK'] ? 334 : 8

test(`two dashboards that send ${3 * rounds} attempts each at the same time get each exchange at its own attempt, once`, async ({
  browser,
  lab,
}) => {
  test.setTimeout(rounds * 6_000)
  const sendAll = async (order: number) => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(lab.dashboard)
    const bench = new BenchPage(page)
    await bench.compose({ Path: `/orders/${order}` })
    const ids: [FirstLaneName, string][] = []
    for (let round = 0; round < rounds; round += 1) {
      await bench.settle(() => page.keyboard.press('Control+Enter'))
      for (const lane of laneNames) ids.push([lane, await bench.attemptId(lane)])
    }
    await page.context().close()
    return { order, ids }
  }
  const all = await Promise.all([sendAll(11), sendAll(12)])
  const startedAt = new Set<string>()
  for (const { order, ids } of all) {
    expect(new Set(ids.map(([, id]) => id)).size).toBe(rounds * 3)
    for (const [lane, id] of ids) {
      const attempt = await readAttempt(lab, id)
      expect(seenBy(attempt).toSorted(), `${lane} ${id}`).toEqual(expected[lane])
      for (const { url, witness, startedAtMs } of attempt.exchanges) {
        expect(url).toBe(`/orders/${order}`)
        startedAt.add(`${lane} ${witness} ${startedAtMs}`)
      }
    }
  }
  // Per round of one dashboard: two exchanges at the backend lane, three at the proxy's, one at the last.
  expect(startedAt.size).toBe(2 * rounds * 6)
})

test('attempts of both from null frames, for the same request, are told apart by their windows', async ({
  browser,
  lab,
}) => {
  test.setTimeout(150_000)
  const { policy } = lab.stages.get('default').describe()
  const lanes = [{ strategy: 'backend' }, { strategy: 'proxy' }, { strategy: 'none' }] as const
  const stage = await lab.stages.create({ policy: { ...policy, origins: ['null'] }, lanes })
  const sendAll = async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${lab.dashboard}/bench?stage=${stage.id}&origin=null`)
    const bench = new BenchPage(page)
    const ids: [FirstLaneName, string][] = []
    for (let round = 0; round < 4; round += 1) {
      await bench.send()
      for (const lane of laneNames) ids.push([lane, await bench.attemptId(lane)])
    }
    await page.context().close()
    return ids
  }
  const all = (await Promise.all([sendAll(), sendAll()])).flat()
  for (const [lane, id] of all) {
    expect(seenBy(await readAttempt(lab, id)).toSorted(), `${lane} ${id}`).toEqual(expected[lane])
  }
  await lab.stages.remove(stage.id)
})
