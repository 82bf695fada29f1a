import { expect, test } from 'vitest'
import { defaultEngine, programNames, type EngineFacts } from '../../scenarios/words/engine.ts'
import { bestEngine } from './best-engine.ts'
import { engines } from './engines.ts'

const engine = (name: EngineFacts['name'], available: boolean) => ({
  find: async () => ({ name, available, version: null, path: null }),
})

test('prefers a program, nginx before others, and falls back to the embedded proxy where there is none', async () => {
  expect(engines.map(({ name }) => name)).toEqual([...programNames, defaultEngine])
  expect(programNames[0]).toBe('nginx')
  const embedded = engine('embedded', true)
  expect((await bestEngine([engine('nginx', true), embedded])).name).toBe('nginx')
  expect((await bestEngine([engine('nginx', false), embedded])).name).toBe('embedded')
  await expect(bestEngine([engine('nginx', false)])).rejects.toThrow('no engine on this computer')
})
