import { expect, test } from 'vitest'
import { laneInEnvironment, laneOfLink } from './lane-of-link.ts'

test('tells of a lane what the lab does not do by itself', () => {
  const deployed = { environment: 'deployed', engine: 'nginx' } as const
  expect(laneOfLink({ strategy: 'hybrid', ...deployed }, 'nginx')).toEqual({
    strategy: 'hybrid',
    environment: 'deployed',
  })
  expect(laneOfLink({ strategy: 'hybrid', ...deployed }, 'embedded')).toMatchObject({ engine: 'nginx' })
  // It needs nginx, whatever the lab takes usually; and Vite comes along with its strategy.
  expect(laneOfLink({ strategy: 'backend+proxy-cache', ...deployed }, 'embedded')).not.toHaveProperty(
    'engine',
  )
  const local = { strategy: 'same-origin', environment: 'local', engine: 'vite' } as const
  expect(laneOfLink(local, 'embedded')).toEqual({ strategy: 'same-origin', environment: 'local' })
})

test('takes from a lane that becomes local what needs a proxy, and keeps what is in the backend’s code', () => {
  const lane = {
    strategy: 'backend',
    environment: 'deployed',
    engine: 'nginx',
    caches: true,
    mistakes: ['no-vary', 'no-anchors'],
  } as const
  expect(laneInEnvironment(lane, 'local')).toEqual({
    strategy: 'backend',
    environment: 'local',
    mistakes: ['no-anchors'],
  })
  expect(laneInEnvironment(lane, 'deployed')).toEqual(lane)
})

test('leaves the engine to the lab when a lane is deployed that had none, or had Vite', () => {
  for (const engine of [null, 'vite'] as const) {
    const lane = { strategy: 'same-origin', environment: 'local', engine } as const
    expect(laneInEnvironment(lane, 'deployed').engine).toBeUndefined()
  }
})
