import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './chromium.ts'

/**
 * Run before the e2e tests. With CI set it installs a browser where there is none: Playwright's, else Debian's.
 * A person's computer is left as it is and told what to do.
 */
const say = (line: string) => void process.stderr.write(`${line}\n`)

const run = (command: string, ...args: readonly string[]) =>
  spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0

function install(): void {
  if (run('npx', 'playwright', 'install', 'chromium') && findChromium() !== null) return
  const canUseApt = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (canUseApt && run('apt-get', 'update') && run('apt-get', 'install', '-y', 'chromium')) return
  say('No Chromium could be installed.')
}

try {
  if (findChromium() === null && process.env['CI']) install()
  if (findChromium() === null) {
    say(
      'The e2e tests need Chromium: run "npx playwright install chromium", or name one with PLAYWRIGHT_CHROMIUM=/path/to/chromium.',
    )
    process.exit(1)
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
