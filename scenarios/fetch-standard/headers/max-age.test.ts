import { expect, test } from 'vitest'
import { maxAgeSeconds } from './max-age.ts'
import { profiles } from '../profiles/profiles.ts'

const cases: readonly (readonly [
  values: readonly string[],
  standard: number,
  chromium: number,
  firefox: number,
])[] = [
  [[], 5, 5, 5],
  [[''], 5, 5, 5],
  [['600'], 600, 600, 600],
  [[' 600 '], 600, 600, 600],
  [['0'], 0, 0, 0],
  [['-5'], 5, 0, 0],
  [['-'], 5, 5, 0],
  [['+600'], 5, 600, 0],
  [['600s'], 5, 5, 0],
  [['0.5'], 5, 5, 0],
  [['600', '600'], 5, 5, 0],
  [['7201'], 7_201, 7_200, 7_201],
  [['86401'], 86_401, 7_200, 86_400],
  [['9223372036854775807'], 2 ** 63, 7_200, 86_400],
  [['9223372036854775808'], 2 ** 63, 5, 86_400],
]

test.each(cases)(
  'Access-Control-Max-Age %j is %d s by the standard, %d in Chromium, %d in Firefox',
  (values, ...seconds) => {
    const headers = values.map((value) => ['Access-Control-Max-Age', value] as const)
    const { standard, chromium, firefox } = profiles
    expect([standard, chromium, firefox].map((profile) => maxAgeSeconds(headers, profile))).toEqual(seconds)
  },
)
