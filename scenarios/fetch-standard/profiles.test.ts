import { expect, test } from 'vitest'
import { differences } from './differences.ts'
import { profiles } from './profiles.ts'
import { linkTo } from './sections.ts'

const { standard, ...browsers } = profiles

test('every difference is one of some browser, and has a sentence and a source', () => {
  for (const [key, { says, source }] of Object.entries(differences)) {
    const differing = Object.values(browsers).filter(
      (profile) => Reflect.get(profile, key) !== Reflect.get(standard, key),
    )
    expect([key, differing.length]).not.toEqual([key, 0])
    expect(says).toMatch(/\.$/)
    expect(source).toMatch(/measured|read/)
  }
})

test('every property of a profile is told as a difference', () => {
  expect(Object.keys(differences).toSorted()).toEqual(
    Object.keys(standard)
      .filter((key) => key !== 'name')
      .toSorted(),
  )
})

test('a section is linked to where the standard has it', () => {
  expect(linkTo('CORS check')).toBe('https://fetch.spec.whatwg.org/#concept-cors-check')
  expect(linkTo('Local Network Access')).toBe('https://wicg.github.io/local-network-access/')
})
