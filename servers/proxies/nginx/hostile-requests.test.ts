import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { controlIn, hostileTexts } from '../../../scenarios/words/texts/hostile-texts.test-data.ts'
import { nginxEngine } from './engine.ts'
import { startNginxBeforeBackend } from './nginx.test-support.ts'

const { available } = await nginxEngine.find()
if (!available)
  console.error('nginx is not on this computer: what it logs of hostile requests is not tested.')

/** Sends bytes as they are, and waits for what comes back. */
async function sendRaw(port: number, bytes: string): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.resume().write(bytes)
  await once(socket, 'close')
}

test.skipIf(!available)(
  'what nginx says of hostile requests is harmless, and no line that it did not write',
  async () => {
    // Nobody listens there: nginx tells of each request in its error log, with request line, Host and Referer.
    const { proxy, close } = await startNginxBeforeBackend({ upstream: { host: '127.0.0.1', port: 9 } })
    try {
      for (const text of Object.values(hostileTexts)) {
        const short = text.slice(0, 1_000)
        const inLine = short.replaceAll(/[\r\n]/g, '')
        await sendRaw(
          proxy.port,
          `GET /[alert]${inLine.replaceAll(/\s/g, '')} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
        )
        await sendRaw(
          proxy.port,
          `GET /[emerg] HTTP/1.1\r\nHost: a\r\nReferer: ${inLine}\r\nConnection: close\r\n\r\n`,
        )
        await sendRaw(proxy.port, `${short} / HTTP/1.1\r\n${short}: ${short}\r\n\r\n`)
      }
      process.kill(proxy.processes[0]?.pid ?? 0, 'SIGKILL')
      const how = await proxy.ended
      expect(how).toMatch(/^It was ended by SIGKILL\./)
      expect(controlIn(how ?? '')).toBe(null)
      expect(how).not.toMatch(/[\n\t]/)
    } finally {
      await close()
    }
  },
)
