import { chromium } from 'playwright'
import { readRecording } from '../../../scenarios/fetch-standard/recording/read-recording.ts'
import { judge } from '../../../scenarios/fetch-standard/judge.ts'
import { profiles } from '../../../scenarios/fetch-standard/profiles/profiles.ts'
import { BenchPage } from '../../support/bench-page.ts'
import { chromiumArguments, findChromium } from '../../support/chromium.ts'
import { expect, test } from '../../support/fixtures.ts'

test('in a browser that checks nothing, each disagreement with the standard is a finding, and its case can be copied', async ({
  lab,
}) => {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: [...chromiumArguments, '--disable-web-security'],
  })
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await page.goto(`${lab.dashboard}/bench?method=GET&path=/orders&folded=["why"]`)
  const bench = new BenchPage(page)
  await bench.send()

  // The page reads what nobody has allowed it to read; it sends no Origin, so that nobody allows anything.
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'no-CORS': 'readable' })
  const predicted = bench.row('no-CORS', 'predicted')
  await expect(predicted).toContainText(
    'blocked at the response, by acao-missing, by the answers that came. The browser did otherwise: readable',
  )

  await predicted.getByRole('button', { name: 'Copy the case' }).click()
  const line = await page.evaluate(() => navigator.clipboard.readText())
  const [verdict] = judge(readRecording(JSON.parse(line)), profiles.chromium)
  expect(verdict?.reason?.code).toBe('acao-missing')
  expect(JSON.parse(line)).toMatchObject({ observed: { outcome: 'readable' } })

  await predicted.getByRole('button', { name: 'Compare step by step' }).click()
  await expect(page.getByRole('button', { name: 'Why', exact: true })).toBeFocused()
  await expect(bench.row('no-CORS', 'response-check')).toContainText('decides')
  await browser.close()
})
