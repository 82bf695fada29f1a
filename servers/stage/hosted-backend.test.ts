import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { listenInside } from '../connections/listening.ts'
import { createWireLog } from '../witness/wire-log.ts'
import { hostApp } from './hosted-backend.ts'

const start = () =>
  hostApp(
    new Hono().get('/', (c) => c.text('here')),
    'backend',
    { backendDelayMs: 0 },
    { stage: 'own', log: createWireLog(), listenInside },
  )

const ask = async (port: number) => (await fetch(`http://127.0.0.1:${port}/`)).text()

test('a backend is stopped and started again, on whatever port, and says so', async () => {
  const backend = await start()
  const course: boolean[] = []
  backend.onChange(() => course.push(backend.isReachable))
  await backend.stop()
  await expect(ask(backend.target().port)).rejects.toThrow('fetch failed')
  await backend.start()
  expect(await ask(backend.target().port)).toBe('here')
  expect(course).toEqual([false, true])
  await backend.stop()
})

test('a backend that is stopped while it is being started does not listen afterwards', async () => {
  const backend = await start()
  await backend.stop()
  const starting = backend.start()
  await backend.stop()
  await starting
  expect(backend.isReachable).toBe(false)
  await expect(ask(backend.target().port)).rejects.toThrow('fetch failed')
})
