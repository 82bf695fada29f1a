/**
 * Records what Chromium does in each of the situations beside this file, and writes it, as exports of DevTools or
 * Playwright with what the pages saw, to scenarios/explain/har/cases/seen/seen-in-chromium.json:
 *
 *     node --import tsx e2e/oracle/exports/record-cases.ts [part of a name]
 *
 * With a part of a name it prints what it records of such situations, and writes nothing. Run again with the same
 * Chromium, on a computer that is not busy, it writes the same file.
 */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright/test'
import type { SeenCase } from '../../../scenarios/explain/har/cases/seen/seen-case.ts'
import { chromiumArguments, findChromium } from '../../support/chromium.ts'
import { recordSituation } from './record-situation.ts'
import { startSituationServers } from './situation-servers.ts'
import { playwrightSituations } from './situations/by-playwright.ts'
import { cacheSituations } from './situations/caches.ts'
import { connectionSituations } from './situations/connections.ts'
import { credentialsSituations } from './situations/credentials.ts'
import { leftOutSituations } from './situations/left-out.ts'
import { noCorsSituations } from './situations/no-cors.ts'
import { originSituations } from './situations/origins.ts'
import { preflightAnswerSituations } from './situations/preflight-answers.ts'
import { preflightSituations } from './situations/preflights.ts'
import { redirectSituations } from './situations/redirects.ts'

const situations = [
  ...preflightSituations,
  ...preflightAnswerSituations,
  ...credentialsSituations,
  ...connectionSituations,
  ...cacheSituations,
  ...redirectSituations,
  ...originSituations,
  ...noCorsSituations,
  ...leftOutSituations,
  ...playwrightSituations,
]
const file = fileURLToPath(
  new URL('../../../scenarios/explain/har/cases/seen/seen-in-chromium.json', import.meta.url),
)
const part = process.argv[2] ?? ''
const executablePath = findChromium()
if (executablePath === null) throw new Error('There is no Chromium. Set PLAYWRIGHT_CHROMIUM to one.')

const servers = await startSituationServers()
const browser = await chromium.launch({
  executablePath,
  args: [...chromiumArguments, ...servers.chromiumArguments],
})
const cases: SeenCase[] = []
try {
  for (const situation of situations.filter(({ name }) => name.includes(part))) {
    process.stderr.write(`${situation.name}\n`)
    cases.push(await recordSituation(browser, servers, situation))
  }
} finally {
  await browser.close()
  await servers.close()
}
const text = `[\n${cases.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`
if (part === '') await writeFile(file, text)
else process.stdout.write(JSON.stringify(cases, null, 1))
