import { expect, test } from 'vitest'
import { createDraining } from './draining.ts'

/** A server that only counts how often it was stopped. */
function countingServer() {
  const server = { stops: 0, stop: async () => void (server.stops += 1) }
  return server
}

const neverUnused = new Promise<void>(() => {})

test('a server is stopped when it is unused, not before, and not once more at the end', async () => {
  const draining = createDraining()
  const server = countingServer()
  let becomeUnused = () => {}
  const drained = draining.add(server, new Promise((resolve) => (becomeUnused = resolve)))
  await Promise.resolve()
  expect(server.stops).toBe(0)
  becomeUnused()
  await drained
  await draining.stopRest()
  expect(server.stops).toBe(1)
})

test('one that is used for ever is stopped when its time is up', async () => {
  const server = countingServer()
  await createDraining(1).add(server, neverUnused)
  expect(server.stops).toBe(1)
})

test('those that are left are stopped at the end, also one that failed to stop before', async () => {
  const draining = createDraining()
  const [used, failing] = [countingServer(), countingServer()]
  const { stop } = failing
  failing.stop = () => Promise.reject(new Error('It does not end.'))
  await expect(draining.add(failing, Promise.resolve())).rejects.toThrow('It does not end.')
  failing.stop = stop
  void draining.add(used, neverUnused)
  await draining.stopRest()
  expect([used.stops, failing.stops]).toEqual([1, 1])
})
