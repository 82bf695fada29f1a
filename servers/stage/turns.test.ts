import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 5))

test('each act begins when the one before it has ended', async () => {
  const turns = createTurns()
  const course: string[] = []
  const act = (name: string) => async () => {
    course.push(`${name} begins`)
    await soon()
    course.push(`${name} ends`)
  }
  await Promise.all([turns.take(act('one')), turns.take(act('two'))])
  expect(course).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
})

test('an act that fails is told to its caller alone, and the next one has its turn', async () => {
  const turns = createTurns()
  const failing = turns.take(() => Promise.reject(new Error('no')))
  let isDone = false
  const next = turns.take(async () => void (isDone = true))
  await expect(failing).rejects.toThrow('no')
  await next
  expect(isDone).toBe(true)
  await expect(turns.ended()).resolves.toBeUndefined()
})
