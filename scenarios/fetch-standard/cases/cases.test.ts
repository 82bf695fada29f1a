import { expect, test } from 'vitest'
import { judge } from '../judge.ts'
import { profiles } from '../profiles/profiles.ts'
import type { Verdict } from '../recording/verdict.ts'
import { webkitgtk } from '../profiles/webkitgtk.ts'
import type { CaseStep, Expected } from './case.ts'
import { cases } from './cases.ts'

/** A verdict in the words of a case. */
function told({ outcome, reason, response, sent }: Verdict, client: string, wanted: Expected): Expected {
  const ends = reason?.code ?? (outcome === 'readable' || outcome === 'opaque' ? outcome : 'request-invalid')
  return {
    ends,
    sent: sent.map(({ preflight, method, hop, headers }) => {
      const { origin } = headers
      const as = origin === client ? '' : origin === undefined ? ' without Origin' : ` as ${origin}`
      return `${preflight ? 'preflight' : method} ${hop}${as}`
    }),
    ...(wanted.visible && { visible: Object.keys(response?.headers ?? {}) }),
    ...(wanted.values && { values: namedIn(wanted.values, response?.headers) }),
    ...(wanted.last && { last: namedIn(wanted.last, sent.at(-1)?.headers) }),
  }
}

const namedIn = (names: object, headers: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(Object.keys(names).map((name) => [name, headers[name] ?? null]))

test('every case has a name of its own', () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
})

for (const profile of Object.values({ ...profiles, webkitgtk })) {
  const name = profile.name as keyof CaseStep['expected']
  const ofProfile = cases.filter(({ steps }) => steps.some(({ expected }) => expected[name] !== undefined))
  test.each(ofProfile)(`${name}: $name`, (one) => {
    const { clientOrigin, steps } = one
    const verdicts = judge(one, profile)
    steps.forEach(({ expected }, at) => {
      const wanted = expected[name]
      if (wanted === undefined) return
      expect(told(verdicts[at]!, clientOrigin, wanted)).toEqual(wanted)
    })
  })
}
