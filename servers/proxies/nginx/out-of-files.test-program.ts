import { closeSync, openSync, readdirSync } from 'node:fs'
import { startGuard } from '../../guard/guard.ts'
import { testContext } from '../../stage/lane-context.test-support.ts'
import { createWireLog } from '../../witness/wire-log.ts'
import { proxySetup } from '../proxy-setup.test-support.ts'
import { nginxEngineIn } from './engine.ts'

/**
 * Started by not-started.test.ts under a low limit on open files: starts the nginx in a folder again and again, with
 * ever more files left to open, until it starts. Tells how each time ended, and what was left in the guard's folder.
 */
const [, , folder = ''] = process.argv
const guard = await startGuard()
const page = { files: [], embeddedBy: '' }
const { listenInside: listen } = testContext({ log: createWireLog(), guard, page })
const engine = nginxEngineIn(() => [folder])
const setup = proxySetup(null)

const held: number[] = []
function holdAllBut(free: number): void {
  try {
    for (;;) held.push(openSync('/dev/null', 'r'))
  } catch {
    for (const fd of held.splice(0, free)) closeSync(fd)
  }
}
const releaseAll = () => {
  for (const fd of held.splice(0)) closeSync(fd)
}
const start = () =>
  engine.start(setup, { listen, guard, logged: () => {} }).then(
    async (proxy) => {
      releaseAll()
      await proxy.stop()
      return 'started'
    },
    (error: unknown) => String(error),
  )

const ends: { readonly how: string; readonly left: readonly string[] }[] = []
for (let free = 0; free < 40 && ends.at(-1)?.how !== 'started'; free += 1) {
  holdAllBut(free)
  const how = await start()
  releaseAll()
  ends.push({ how, left: readdirSync(guard.folder) })
}
holdAllBut(0)
const guardError = await startGuard().catch(String)
releaseAll()
await guard.close()
process.stdout.write(JSON.stringify({ ends, guardError }))
