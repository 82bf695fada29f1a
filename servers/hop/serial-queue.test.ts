import { expect, test } from 'vitest'
import { createSerialQueue } from './serial-queue.ts'

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 5))

test('each task begins when the one before it has ended', async () => {
  const queue = createSerialQueue()
  const course: string[] = []
  const task = (name: string) => async () => {
    course.push(`${name} begins`)
    await soon()
    course.push(`${name} ends`)
  }
  await Promise.all([queue.run(task('one')), queue.run(task('two'))])
  expect(course).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
})

test('a task that fails rejects for its caller alone, and the next one runs', async () => {
  const queue = createSerialQueue()
  const failing = queue.run(() => Promise.reject(new Error('no')))
  let isDone = false
  const next = queue.run(async () => void (isDone = true))
  await expect(failing).rejects.toThrow('no')
  await next
  expect(isDone).toBe(true)
  await expect(queue.ended()).resolves.toBeUndefined()
})
