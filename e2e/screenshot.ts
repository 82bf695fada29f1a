import { chromium } from 'playwright'
import { launch } from '../servers/launch.ts'
import { BenchPage } from './support/bench-page.ts'
import { chromiumArguments, findChromium } from './support/chromium.ts'

/** Takes the pictures in the README: the bench after its first Send, and the table of strategies. */
const executablePath = findChromium()
if (executablePath === null) throw new Error('There is no Chromium; see "npm run e2e".')
const lab = await launch({ portBase: 4100 })
const browser = await chromium.launch({ executablePath, args: chromiumArguments })
const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light' })
await page.goto(lab.dashboard)
await new BenchPage(page).send()
await page.screenshot({ path: 'e2e/screenshot.png' })

await page.goto(`${lab.dashboard}/question`)
const strategies = page.getByRole('table', { name: 'Strategies in the local and the deployed environment' })
await page.locator('table[aria-busy=false]:not([data-sent="0"])').first().waitFor()
await strategies.screenshot({ path: 'e2e/question.png' })
await browser.close()
await lab.close()
