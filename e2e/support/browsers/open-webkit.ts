import { startGuard, type Guard } from '../../../servers/test-support/guard.test-support.ts'
import type { OpenBrowser } from './browser.ts'
import { programsOf } from './find-browser.ts'
import { freePort } from '../../../servers/test-support/free-port.test-support.ts'
import { makeFolder, startGuarded, type GuardedProgram } from './guarded-program.ts'
import { startSession } from './web-driver.ts'
import { WebKitPage } from './webkit-page.ts'

/**
 * Starts WebKitGTK's MiniBrowser on a display of its own, and drives it through WebDriver.
 * @throws Error when something of it is not installed, or does not start.
 */
export async function openWebKit(): Promise<OpenBrowser> {
  const program = programsOf('webkit')
  const guard = await startGuard()
  const programs: GuardedProgram[] = []
  const close = async () => {
    for (const each of programs.toReversed()) await each.close()
    await guard.close()
  }
  try {
    const display = await startDisplay(guard, program('Xvfb'), programs)
    const port = await freePort()
    programs.push(
      await startGuarded(guard, await makeFolder(guard, 'webkit'), {
        path: program('WebKitWebDriver'),
        args: [`--port=${port}`, '--host=127.0.0.1'],
        env: {
          DISPLAY: display,
          GDK_BACKEND: 'x11',
          // Neither a message bus nor accessibility services, which would outlive the browser.
          DBUS_SESSION_BUS_ADDRESS: 'disabled:',
          NO_AT_BRIDGE: '1',
          GSETTINGS_BACKEND: 'memory',
        },
      }),
    )
    const session = await startSession(`http://127.0.0.1:${port}`, {
      browserName: 'MiniBrowser',
      acceptInsecureCerts: true,
      timeouts: { script: 600_000, pageLoad: 600_000 },
      'webkitgtk:browserOptions': { binary: program('MiniBrowser'), args: ['--automation'] },
    })
    // It stays open: the browser ends with its last window.
    const first = (await session.turn((command) => command('GET', '/window'))) as string
    return {
      name: 'webkit',
      version: `WebKitGTK ${String(session.capabilities['browserVersion'])}`,
      async page(url) {
        const page = await WebKitPage.open(session, first)
        await page.goto(url)
        return page
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Starts an X server without a screen, on a display number that is free. */
async function startDisplay(guard: Guard, path: string, programs: GuardedProgram[]): Promise<string> {
  const xvfb = await startGuarded(guard, await makeFolder(guard, 'display'), {
    path,
    args: ['-displayfd', '1', '-screen', '0', '2000x1600x24', '-nolisten', 'tcp'],
  })
  programs.push(xvfb)
  return `:${await xvfb.line(/^(\d+)$/m)}`
}
