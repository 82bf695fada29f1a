import { expect, test } from 'vitest'
import { profiles } from '../../../../fetch-standard/profiles/profiles.ts'
import { harEntryOf, judgeHar } from '../../har.ts'
import { cacheCases } from './cache-cases.ts'
import { credentialsCases } from './credentials-cases.ts'
import { exportedCases } from './exported-cases.ts'
import { firefoxCases } from './firefox-cases.ts'
import { failureCases } from './failure-cases.ts'
import { joiningCases } from './joining-cases.ts'
import { leftOutCases } from './left-out-cases.ts'
import { preflightAloneCases } from './preflight-alone-cases.ts'
import { preflightCases } from './preflight-cases.ts'
import type { ExpectedFetch, RecordedCase, RecordedEntry } from './recorded-case.ts'

const page = 'https://shop.test/'
const headers = (record: Readonly<Record<string, string>> = {}) =>
  Object.entries(record).map(([name, value]) => ({ name, value }))

function harEntry(entry: RecordedEntry, index: number): unknown {
  const { ask, sent, type, body, status = 0, got, error, at = index * 10, more } = entry
  const [method, url] = ask.split(' ')
  return {
    pageref: 'page_1',
    startedDateTime: new Date(Date.UTC(2026, 0, 1) + at).toISOString(),
    ...(type !== undefined && { _resourceType: type }),
    request: {
      method,
      url,
      headers: headers(sent),
      ...(body !== undefined && { postData: { mimeType: '', text: body } }),
    },
    response: {
      status,
      statusText: '',
      headers: headers(got),
      redirectURL: got?.['Location'] ?? '',
      ...(error !== undefined && { _error: error }),
    },
    ...more,
  }
}

/** A note is compared by an expression, all else by its value. */
const withoutSays = (fetch: ExpectedFetch) =>
  Object.fromEntries(Object.entries(fetch).filter(([key]) => key !== 'says'))

const cases: readonly RecordedCase[] = [
  ...preflightCases,
  ...preflightAloneCases,
  ...credentialsCases,
  ...failureCases,
  ...joiningCases,
  ...cacheCases,
  ...leftOutCases,
  ...exportedCases,
  ...firefoxCases,
]

test('every case has a name of its own', () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
})

test.each(cases)(
  '$name',
  ({
    creator = 'WebInspector',
    profile = 'chromium',
    page: title = page,
    entries,
    fetches,
    leftOut = {},
    mayBeBlocked,
  }) => {
    const judged = judgeHar(
      {
        creator,
        titles: new Map([['page_1', title]]),
        entries: entries.map((entry, index) => harEntryOf(harEntry(entry, index), index)),
      },
      profiles[profile],
    )
    const told = judged.fetches.map((fetch, at) => {
      const { says, ...expected } = fetches[at] ?? { says: undefined }
      const all = {
        index: fetch.index,
        outcome: fetch.outcome,
        reason: fetch.reason?.code,
        hop: fetch.reason?.hop,
        parameter: fetch.reason?.parameter,
        certain: fetch.isCertain,
        agrees: fetch.agrees,
      }
      if (says !== undefined) expect(fetch.notes.join(' ')).toMatch(says)
      // What the case does not speak of is not compared.
      return Object.fromEntries(
        Object.entries(all).filter(([key]) => key in expected || key === 'index' || key === 'outcome'),
      )
    })
    expect(told).toEqual(fetches.map((fetch) => withoutSays(fetch)))
    for (const [index, why] of Object.entries(leftOut)) {
      expect(judged.leftOut.find((each) => each.index === Number(index))?.why).toMatch(why)
    }
    expect(judged.problems).toEqual([])
    expect(judged.fetches.some((fetch) => fetch.mayBeBlocked)).toBe(mayBeBlocked)
  },
)
