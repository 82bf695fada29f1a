import { expect, test } from 'vitest'
import type { MeasuredCpu } from './measured-cpu.ts'
import { offloadOf, offloadSentence, type OwnTraffic } from './offload.ts'

const measured: MeasuredCpu = {
  command: '',
  at: '',
  machine: '',
  parts: [{ part: 'backend with cors()', preflight: 50, request: 100 }],
}
const traffic = (part: Partial<OwnTraffic> = {}): OwnTraffic => ({
  callsPerVisit: 10,
  secondsBetween: 5,
  maxAgeSeconds: 600,
  simplePercent: 0,
  urls: 1,
  requestMs: 1,
  visitsPerDay: 100_000,
  ...part,
})
const preflights = (part: Partial<OwnTraffic>) =>
  Object.fromEntries(
    offloadOf(traffic(part), measured).map(({ browser, preflightsPerVisit }) => [
      browser,
      preflightsPerVisit,
    ]),
  )

test('one URL and a long Max-Age: one preflight a visit, whatever the browser', () => {
  expect(preflights({})).toEqual({ Safari: 1, Chromium: 1, Firefox: 1 })
})

test('Max-Age 0: one preflight a call; each URL: one of its own; a simple call: none', () => {
  expect(preflights({ maxAgeSeconds: 0 })).toMatchObject({ Chromium: 10 })
  expect(preflights({ urls: 5 })).toMatchObject({ Chromium: 5 })
  expect(preflights({ maxAgeSeconds: 0, simplePercent: 40 })).toMatchObject({ Chromium: 6 })
  expect(preflights({ simplePercent: 100 })).toMatchObject({ Chromium: 0 })
})

test('calls half an hour apart under a Max-Age of a day: the browsers’ caps decide', () => {
  expect(preflights({ maxAgeSeconds: 86_400, secondsBetween: 1_800 })).toEqual({
    Safari: 10,
    Chromium: 3,
    Firefox: 1,
  })
})

test('shares are of what a backend gets that answers the preflights itself', () => {
  const [safari] = offloadOf(traffic({ maxAgeSeconds: 0 }), measured)
  expect(safari).toMatchObject({ percentOfMessages: 50, cpuSecondsPerDay: 50 })
  expect(safari?.percentOfCpu).toBeCloseTo((100 * 0.05) / 1.05)
})

test('the sentence says for which traffic it is nothing, little or much', () => {
  const says = (part: Partial<OwnTraffic>) => offloadSentence(offloadOf(traffic(part), measured))
  expect(says({ simplePercent: 100 })).toBe('Nothing: no call of a visit asks for a preflight.')
  expect(says({})).toMatch(/^Next to nothing: at most 0\.5 % of the backend’s CPU and 9 % of the messages/)
  expect(says({ maxAgeSeconds: 0 })).toMatch(/^Little: at most 4\.8 %/)
  expect(says({ maxAgeSeconds: 0, requestMs: 0.1 })).toMatch(
    /^Much: at most 33\.3 % .* 50 seconds of CPU a day\. /,
  )
})
