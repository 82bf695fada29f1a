import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { HarJson } from './judged-export.ts'

/** An extension of Firefox that hands over what its Network panel would save as a HAR. */
export interface HarExtension {
  /** The extension, unpacked. */
  readonly folder: string
  /** Resolves once the developer tools are open and record everything from then on. */
  recording(): Promise<void>
  /** Exports everything that the page in the first tab, and its frames, have requested; once, when they are recording. */
  export(): Promise<HarJson>
  close(): Promise<void>
}

const manifest = {
  manifest_version: 2,
  name: 'HAR export',
  version: '1.0',
  browser_specific_settings: { gecko: { id: 'har-export@cors-lab.test' } },
  permissions: ['devtools', 'http://127.0.0.1/*'],
  devtools_page: 'page.html',
}

/**
 * The Network panel shows a request some time after it was made, and loses whatever arrives during an export. So the page
 * sends requests until the panel has one of them, and with it everything that was requested before.
 */
const script = (url: string) => `(async () => {
  const { network, inspectedWindow } = browser.devtools
  const post = (path, log) => fetch('${url}' + path, { method: 'POST', body: JSON.stringify({ log }) })
  await network.getHAR()
  await post('recording', null)
  await new Promise((resolve) => {
    const send = () => inspectedWindow.eval("void fetch('/last', { method: 'HEAD' })")
    const timer = setInterval(send, 200)
    // It stays: without a listener, Firefox forgets what it has recorded.
    network.onRequestFinished.addListener(({ request, response }) => {
      if (!request.url.endsWith('/last') || response.status === 0) return
      clearInterval(timer)
      resolve()
    })
    send()
  })
  const log = await network.getHAR()
  await post('har', log)
})()
`

/**
 * Writes the extension into a folder, and listens on a free port of 127.0.0.1 for what it exports. Firefox can also write
 * HAR files by itself (devtools.netmonitor.har.enableAutoExportToFile), but not reliably: it reads the details of each
 * request as it goes, and when a navigation has removed one of them in between, it never exports that page.
 */
export async function makeHarExtension(folder: string): Promise<HarExtension> {
  const messages = new Map<string, (body: HarJson, response: ServerResponse) => void>()
  const server = createServer((request, response) => {
    void json(request).then((body) => messages.get(request.url ?? '')?.(body as HarJson, response))
  })
  const recording = new Promise<ServerResponse>((resolve) => {
    messages.set('/recording', (_, response) => resolve(response))
  })
  const exported = new Promise<HarJson>((resolve) => {
    messages.set('/har', (har, response) => {
      response.end()
      resolve(har)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await mkdir(folder)
  await writeFile(`${folder}/manifest.json`, JSON.stringify(manifest))
  await writeFile(
    `${folder}/page.html`,
    '<!doctype html><meta charset="utf-8"><script src="script.js"></script>',
  )
  await writeFile(`${folder}/script.js`, script(`http://127.0.0.1:${port}/`))
  return {
    folder,
    recording: async () => void (await recording),
    async export() {
      // It exports as soon as it has its answer.
      ;(await recording).end()
      return exported
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
