import { expect, test } from 'vitest'
import { hostileOrigins, hostileValues } from '../../scenarios/explain/copy/hostile-values.test-data.ts'
import { profiles } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { fetchOfAttempt } from '../../scenarios/setup/predict/fetch-of-attempt.ts'
import { findingCase } from '../../scenarios/runs/prediction/finding-case.ts'
import { pageRequest } from '../../scenarios/words/page-request.test-data.ts'
import { explainNdjson } from '../explain/explain-ndjson.ts'

const origin = 'http://localhost:4100'

/** The case of two fetches, 5 ms apart, with a value wherever a request and a response hold one. */
function caseWith(value: string, clientOrigin = origin): string {
  const request = pageRequest({ path: `/${value}`, method: value, headers: [[value, value]], body: value })
  const fetch = fetchOfAttempt({ url: 'http://localhost:4101' }, request, 'fragment', 1_000)!
  // On the wire a value is bytes.
  const bytes = Buffer.from(value).toString('latin1')
  const answer = { status: 200, statusText: value, headers: [[value, bytes]] as const }
  const first = { ...fetch, hops: [{ url: fetch.request.url, preflight: answer, response: answer }] }
  const observed = { outcome: 'readable', preflight: 'none', page: 'response', browser: value }
  return findingCase(clientOrigin, [first, { ...first, atMs: 1_005 }], observed)
}

// By number: some of the values would do something to the terminal that prints the names of tests.
test.each(hostileValues.map((value, number) => ({ number, value })))(
  'a case with hostile value $number is one line, holds it, and lab explain reads it',
  async ({ value }) => {
    const line = caseWith(value)
    expect(line).not.toContain('\n')
    const parsed = JSON.parse(line) as { steps: { waitMs: number; request: { body: string } }[] }
    expect(parsed.steps.map(({ waitMs, request }) => [waitMs, request.body])).toEqual([
      [0, value],
      [5, value],
    ])
    const answers: object[] = []
    const input = (async function* () {
      yield Buffer.from(`${line}\n${line}`)
    })()
    await explainNdjson(input, profiles.chromium, (each) => void answers.push(each))
    expect(answers.map((each) => Object.keys(each))).toEqual([['steps'], ['steps']])
  },
)

test.each(hostileOrigins)('a page origin %j stays inside its string', (clientOrigin) => {
  expect(JSON.parse(caseWith('a', clientOrigin))).toMatchObject({ clientOrigin })
})
