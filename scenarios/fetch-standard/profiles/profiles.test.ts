import { expect, test } from 'vitest'
import {
  browsersWith,
  differenceGroups,
  differenceNames,
  differences,
  profileOfBrowser,
} from '../differences/differences.ts'
import { measuredVersions } from '../differences/difference.ts'
import { judge } from '../judge.ts'
import { profiles, type Profile } from './profiles.ts'
import { linkTo } from '../recording/sections.ts'

const { standard } = profiles

test.each(differenceNames)('%s is a difference of some browser, in whole sentences', (name) => {
  const { title, says } = differences[name]
  expect(browsersWith(name)).not.toEqual([])
  expect(title).toMatch(/^[A-Z0-9].*[^.]$/)
  expect(says).toMatch(/^[A-Z].*\.$/)
})

test.each(differenceNames)('the example of %s differs in each browser that it names', (name) => {
  const { example } = differences[name]
  const told = (profile: Profile) =>
    JSON.stringify(
      judge(example, profile).map(({ outcome, reason, response, sent }) => [outcome, reason, response, sent]),
    )
  for (const browser of browsersWith(name)) {
    const profile = profileOfBrowser[browser]
    expect([browser, told(profile)]).not.toEqual([browser, told(profiles.standard)])
    // It is this property that makes it so, alone or together with others.
    const alone = { ...profiles.standard, [name]: profile[name] }
    const without = { ...profile, [name]: profiles.standard[name] }
    expect([browser, told(alone) !== told(profiles.standard) || told(without) !== told(profile)]).toEqual([
      browser,
      true,
    ])
  }
})

test('it is said in which version each browser was measured', () => {
  expect(Object.keys(measuredVersions).toSorted()).toEqual(Object.keys(profileOfBrowser).toSorted())
})

test('every difference is in one group', () => {
  expect(differenceGroups.flatMap(({ names }) => names).toSorted()).toEqual(differenceNames.toSorted())
})

test('WebKitGTK is named only for what its network library does', () => {
  expect(browsersWith('joinsLocations')).toEqual(['webkitgtk'])
  expect(browsersWith('cachesRefusals')).toEqual(['webkit'])
  expect(browsersWith('preflightingCacheModes')).toEqual(['chromium', 'firefox'])
})

test('every property of a profile is told as a difference', () => {
  expect(Object.keys(differences).toSorted()).toEqual(
    [...new Set(Object.values({ standard, ...profileOfBrowser }).flatMap(Object.keys))]
      .filter((key) => key !== 'name')
      .toSorted(),
  )
})

test('a section is linked to where the standard has it', () => {
  expect(linkTo('CORS check')).toBe('https://fetch.spec.whatwg.org/#concept-cors-check')
  expect(linkTo('Local Network Access')).toBe('https://wicg.github.io/local-network-access/')
})
