import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { listenInside } from '../listening.ts'
import { createWireLog } from '../witness/wire-log.ts'
import { openPlace } from './place.ts'

const observer = createWireLog().observer({ stage: 's', lane: 'orders', witness: 'proxy' })

test('a place whose port somebody has taken meanwhile does not say that it listens, and listens once it is free', async () => {
  const server = { target: () => ({ host: '127.0.0.1', port: 1, observer }), stop: async () => {} }
  const place = await openPlace(server, listenInside)
  await place.follow(false)
  const stranger = createServer().listen(place.port, '127.0.0.1')
  await once(stranger, 'listening')
  await expect(place.follow(true)).rejects.toThrow(String(place.port))
  expect(place.isListening).toBe(false)
  stranger.close()
  await once(stranger, 'close')
  await place.follow(true)
  expect(place.isListening).toBe(true)
  await place.close()
})
