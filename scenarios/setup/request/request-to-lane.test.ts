import { expect, test } from 'vitest'
import { strategyNames } from '../../words/strategy.ts'
import { pageRequest } from '../../words/page-request.test-data.ts'
import { laneUrl } from './lane-url.ts'
import { agentPath, requestToLane } from './request-to-lane.ts'

const url = 'http://localhost:4103'

test('a same-origin lane is asked from its own origin, whatever page origin was composed', () => {
  for (const origin of ['http://localhost:4100', 'http://app.lab.localhost:4100', 'null']) {
    const request = requestToLane(pageRequest({ origin }), { strategy: 'same-origin', url })
    expect(request).toEqual(pageRequest({ origin: url }))
    expect(laneUrl(url, request, '')?.origin).toBe(request.origin)
  }
})

test('every other lane is asked from the page origin that was composed', () => {
  const request = pageRequest({ origin: 'null' })
  for (const strategy of strategyNames.filter((each) => each !== 'same-origin')) {
    expect(requestToLane(request, { strategy, url })).toBe(request)
    expect(agentPath({ strategy })).toBe('/agent')
  }
})
