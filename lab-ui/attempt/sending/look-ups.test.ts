import { expect, test, vi } from 'vitest'
import type { Attempt } from '../../../scenarios/words/attempt.ts'
import { LookUps } from './look-ups.ts'

const attempt = (id: string): Attempt => ({ id, exchanges: [], work: [] })

function lookUps(answer: (ids: readonly string[]) => Promise<void> = async () => {}) {
  const asked: (readonly string[])[] = []
  const seen: string[] = []
  const queue = new LookUps<{ readonly attemptId: string }>({
    ask: async (waiting) => {
      const ids = waiting.map(({ attemptId }) => attemptId)
      asked.push(ids)
      await answer(ids)
      return ids.map(attempt)
    },
    onSeen: (waiting, { id }) => seen.push(`${waiting.attemptId}=${id}`),
  })
  return { queue, asked, seen }
}

test('many attempts are looked up at once, each once and in order', async () => {
  const { queue, asked, seen } = lookUps()
  for (let index = 0; index < 1_000; index += 1) await queue.add({ attemptId: String(index) })
  await queue.finish()
  expect(seen).toEqual(Array.from({ length: 1_000 }, (_, index) => `${index}=${index}`))
  for (const ids of asked.slice(0, -1)) expect(ids.length).toBeGreaterThanOrEqual(32)
  for (const ids of asked) expect(ids.length).toBeLessThanOrEqual(200)
})

test('attempts that come slowly are looked up after half a second', async () => {
  vi.useFakeTimers()
  try {
    const { queue, seen } = lookUps()
    await queue.add({ attemptId: 'a' })
    await queue.add({ attemptId: 'b' })
    await vi.advanceTimersByTimeAsync(499)
    expect(seen).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(seen).toEqual(['a=a', 'b=b'])
  } finally {
    vi.useRealTimers()
  }
})

test('who is far ahead of the look-ups waits for them', async () => {
  let answer = () => {}
  const { queue, seen } = lookUps(() => new Promise((resolve) => (answer = resolve)))
  const added: number[] = []
  const adding = (async () => {
    for (let index = 0; index < 2_000; index += 1) {
      await queue.add({ attemptId: String(index) })
      added.push(index)
    }
    await queue.finish()
  })()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(added.length).toBeLessThan(800)
  while (seen.length < 2_000) {
    answer()
    await new Promise((resolve) => setTimeout(resolve))
  }
  await adding
})

test('a look-up that fails is told to who adds the next, and is not made again', async () => {
  const { queue, asked } = lookUps(() => Promise.reject(new Error('The control server is gone.')))
  await queue.add({ attemptId: 'a' })
  await expect(queue.finish()).rejects.toThrow('The control server is gone.')
  await expect(queue.add({ attemptId: 'b' })).rejects.toThrow('The control server is gone.')
  expect(asked).toEqual([['a']])
})
