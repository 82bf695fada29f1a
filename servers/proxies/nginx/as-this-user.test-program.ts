import { send, startNginxBeforeBackend } from './nginx.test-support.ts'

/** Started by engine.test.ts as a user without rights: what an nginx that it starts makes of large bodies. */
const { proxy, close } = await startNginxBeforeBackend()
const statuses = [
  await send(proxy.port, '/', 'POST', 'x'.repeat(60_000)),
  await send(proxy.port, '/?bytes=200000'),
  await send(proxy.port, '/', 'POST', 'x'.repeat(200_000)),
].map(({ status, bytes }) => (status === 200 ? [status, bytes] : [status]))
await close()
process.stdout.write(JSON.stringify({ uid: process.getuid?.(), statuses }))
