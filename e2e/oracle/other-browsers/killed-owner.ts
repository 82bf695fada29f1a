import { open } from '../../support/browsers/open.ts'
import type { OtherBrowser } from '../../support/browsers/browser.ts'

/** Started by killed.spec.ts and killed there: opens the browser that its argument names, and says so. */
await open(process.argv[2] as OtherBrowser)
process.stdout.write('open\n')
setInterval(() => {}, 60_000)
