import { expect, test } from 'vitest'
import { createPreflightCache } from './cors-preflight-cache.ts'
import { profiles, type Profile } from '../profiles/profiles.ts'

const key = { origin: 'http://app.example', url: 'http://api.example/', isCredentialed: false }

const asked = (method: string, ...unsafeNames: readonly string[]) => ({
  method,
  usesCorsPreflight: false,
  unsafeNames,
})

/** A cache in which these were allowed for ten seconds, two seconds ago. */
const cacheWith = (methods: readonly string[], headerNames: readonly string[], profile: Profile) => {
  const cache = createPreflightCache(profile)
  cache.store(key, { methods, headerNames }, 10, 1_000)
  return (method: string, ...names: readonly string[]) =>
    cache.coversForMs(key, asked(method, ...names), 3_000)
}

test.each([profiles.standard, profiles.chromium])(
  'what was allowed lasts as long as is left, by $name',
  (profile) => {
    const left = cacheWith(['PUT'], ['x-a'], profile)
    expect(left('PUT')).toBe(8_000)
    expect(left('GET', 'x-a')).toBe(8_000)
    expect(left('PUT', 'x-a')).toBe(8_000)
    expect(left('DELETE')).toBe(0)
    expect(left('PUT', 'x-a', 'x-b')).toBe(0)
  },
)

test('a cached * covers every method and every header but Authorization, which some browsers cover too', () => {
  const left = cacheWith(['*'], ['*'], profiles.standard)
  expect(left('authorization')).toBe(8_000)
  expect(left('GET', 'x-a')).toBe(8_000)
  expect(left('GET', 'authorization')).toBe(0)
  const covering = { ...profiles.standard, cachedWildcardCoversAuthorization: true }
  expect(cacheWith(['*'], ['*'], covering)('GET', 'authorization')).toBe(8_000)
})

test('by the standard, what is allowed again while it is cached lasts from when it was first allowed', () => {
  const cache = createPreflightCache(profiles.standard)
  cache.store(key, { methods: ['PUT'], headerNames: [] }, 10, 0)
  cache.store(key, { methods: ['PUT', 'PATCH'], headerNames: [] }, 20, 5_000)
  expect(cache.coversForMs(key, asked('PUT'), 5_000)).toBe(15_000)
  expect(cache.coversForMs(key, asked('PATCH'), 5_000)).toBe(20_000)
})
