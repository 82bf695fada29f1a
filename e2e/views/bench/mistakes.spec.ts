import { engineNames } from '../../../scenarios/words/engine.ts'
import { BenchPage } from '../../support/bench-page.ts'
import { enginesOf } from '../../support/engines-of.ts'
import { expect, test } from '../../support/fixtures.ts'

/** What `no-always` is in the configuration of each engine, and what stands there without it. */
const noAlwaysIn = {
  nginx: { file: 'nginx.conf', wrong: 'add_header Vary $cors_vary;', right: '$cors_vary always;' },
  embedded: { file: 'proxy.json', wrong: '"headersOn": "successes"', right: null },
} as const

for (const engine of engineNames) {
  test(`a mistake is added with a lane, and shown as a difference to the right configuration: ${engine}`, async ({
    bench,
    lab,
    onStage,
    page,
  }) => {
    const isHere = (await enginesOf(lab)).some(({ name, available }) => name === engine && available)
    test.skip(!isHere, `There is no ${engine} on this computer.`)
    const { file: fileName, wrong, right } = noAlwaysIn[engine]
    const { id } = await onStage({})
    await expect(bench.lane('no-CORS')).toBeVisible()
    const panel = await bench.openNewLane()
    await panel.select('Strategy').selectOption('proxy')
    await panel.select('Proxy').selectOption(engine)
    await panel.mistake('no-always').check()
    await panel.button('Add').click()
    const added = page.getByRole('region', { name: 'proxy-CORS 2 lane' })
    await expect(added).toContainText('mistake: add_header without always')
    const file = added.getByRole('group', { name: fileName })
    await expect(file.locator('mark[data-means=blocked]').first()).toContainText(wrong)
    if (right !== null) await expect(file.locator('mark[data-means=readable]').first()).toContainText(right)
    await added.getByRole('button', { name: 'Show it as it runs' }).click()
    await expect(file.locator('mark[data-means=readable]')).toHaveCount(0)
    expect(lab.stages.get(id).describe().lanes.at(-1)).toMatchObject({
      strategy: 'proxy',
      engine,
      mistakes: ['no-always'],
    })

    // The link tells of it.
    await expect(page).toHaveURL(/no-always/)
    const elsewhere = await page.context().newPage()
    await elsewhere.goto(page.url())
    await expect(new BenchPage(elsewhere).lane('no-CORS')).toBeVisible()
    await expect(elsewhere).toHaveURL(/no-always/)
    await elsewhere.close()
  })
}
