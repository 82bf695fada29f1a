import { expect, test } from 'vitest'
import type { RunningProxy } from '../proxies/engine.ts'
import { until } from '../test-support/until.test-support.ts'
import { keepProxy } from './kept-proxy.ts'

const observer = { opened: () => {}, changed: () => {} }

/** Proxies that do nothing, and end when they are told to. */
function fakeProxies() {
  const ends: ((how: string) => void)[] = []
  const faults: string[] = []
  let stops = 0
  const start = async (): Promise<RunningProxy> => {
    const fault = faults.shift()
    if (fault !== undefined) throw new Error(fault)
    const port = ends.length + 1
    const ended = new Promise<string>((resolve) => ends.push(resolve))
    const stop = async () => void (stops += 1)
    return { port, files: [], processes: [{ name: 'proxy', pid: port }], ended, stop }
  }
  return { start, faults, end: () => ends.at(-1)!('It was ended by SIGKILL.'), stops: () => stops }
}

test('starts a proxy that has ended again, on another port, and says so', async () => {
  const fake = fakeProxies()
  const kept = await keepProxy(fake.start, observer)
  const course: string[] = []
  kept.onChange(() => course.push(`${kept.isReachable ? 'up' : 'down'} ${kept.processes.length}`))
  fake.end()
  await until(() => course.length === 2)
  expect(course).toEqual(['down 0', 'up 1'])
  expect(kept.target().port).toBe(2)
  expect(kept.message).toBe(
    'The proxy has ended unasked. It was ended by SIGKILL. It was started again by itself.',
  )
})

test('tries again for a while, then says why it does not start and what to do', async () => {
  const fake = fakeProxies()
  const kept = await keepProxy(fake.start, observer)
  fake.faults.push('no', 'no', 'the disk is full.')
  fake.end()
  await until(() => kept.message.includes('does not start again'))
  expect(kept.message).toMatch(
    /It does not start again: the disk is full. Start the proxy again, or change the lane.$/,
  )
  expect(kept.isReachable).toBe(false)
  await kept.start()
  expect([kept.isReachable, kept.message]).toEqual([true, ''])
})

test('does not start one for ever that ends at once', async () => {
  const fake = fakeProxies()
  const kept = await keepProxy(fake.start, observer)
  for (let turn = 1; turn < 5; turn += 1) {
    fake.end()
    await until(() => kept.target().port === turn + 1)
  }
  fake.end()
  await until(() => !kept.isReachable)
  expect(kept.message).toMatch(/This was the 5th time within a minute\. Start the proxy again/)
})

test('leaves one alone that was stopped', async () => {
  const fake = fakeProxies()
  const kept = await keepProxy(fake.start, observer)
  await kept.stop()
  fake.end()
  await Promise.resolve()
  expect([kept.target().port, kept.isReachable, fake.stops()]).toEqual([1, true, 1])
})
