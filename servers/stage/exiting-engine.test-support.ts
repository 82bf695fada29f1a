import { embeddedEngine } from '../proxies/embedded/engine.ts'
import type { Engine } from '../proxies/engine.ts'

/**
 * For tests: the embedded engine, whose proxies exit on demand as a program does.
 * @param beforeRestart what the next start waits for once a proxy has exited; the start fails if this rejects.
 */
export function exitingEngine(beforeRestart: () => Promise<void>) {
  let exit = (_how: string) => {}
  let hasExited = false
  const engine: Engine = {
    ...embeddedEngine,
    async start(setup, host) {
      if (hasExited) await beforeRestart()
      const running = await embeddedEngine.start(setup, host)
      const ended = new Promise<string>((resolve) => (exit = resolve))
      return { ...running, ended }
    },
  }
  return {
    engine,
    /** Has the proxy that was started last exit. */
    exitLast: () => {
      hasExited = true
      exit('It was ended by SIGKILL.')
    },
  }
}
