import { expect, test } from 'vitest'
import { judge } from '../judge.ts'
import { profileNames, profiles } from '../profiles.ts'
import type { Verdict } from '../verdict.ts'
import type { Expected } from './case.ts'
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
    ...(wanted.last && {
      last: Object.fromEntries(
        Object.keys(wanted.last).map((name) => [name, sent.at(-1)?.headers[name] ?? null]),
      ),
    }),
  }
}

test('every case has a name of its own', () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
})

for (const profile of profileNames) {
  const ofProfile = cases.filter(({ steps }) => steps.some(({ expected }) => expected[profile] !== undefined))
  test.each(ofProfile)(`${profile}: $name`, (one) => {
    const { clientOrigin, steps } = one
    const verdicts = judge(one, profiles[profile])
    steps.forEach(({ expected }, at) => {
      const wanted = expected[profile]
      if (wanted === undefined) return
      expect(told(verdicts[at]!, clientOrigin, wanted)).toEqual(wanted)
    })
  })
}
