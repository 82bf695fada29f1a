import { expect, test } from 'vitest'
import { judge } from '../judge.ts'
import { answer, hop, page, request } from '../cases/case.ts'
import { profiles, type Profile } from '../profiles/profiles.ts'

/** The headers that script reads by the standard, but for one or two properties. */
const readWith = (properties: Partial<Profile>, ...lines: readonly string[]) =>
  judge(
    {
      clientOrigin: page,
      steps: [{ request: request({ url: `${page}/a` }), hops: [hop(answer(200, ...lines))], waitMs: 0 }],
    },
    { ...profiles.standard, ...properties },
  )[0]?.response?.headers

test('dropping empty fields and keeping one of several are two things', () => {
  const lines = ['From: a', 'From: b', 'X-A:', 'X-A: 1', 'X-B: 1', 'X-B:', 'X-B: 2']
  expect(readWith({}, ...lines)).toEqual({ from: 'a, b', 'x-a': ', 1', 'x-b': '1, , 2' })
  expect(readWith({ keepsOneOfSeveral: true }, ...lines)).toEqual({
    from: 'a',
    'x-a': ', 1',
    'x-b': '1, , 2',
  })
  expect(readWith({ dropsEmptyFields: true }, ...lines)).toEqual({ from: 'a, b', 'x-a': '1', 'x-b': '1, 2' })
})
