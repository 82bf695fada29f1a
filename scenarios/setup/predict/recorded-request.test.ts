import { expect, test } from 'vitest'
import { answer, hop } from '../../fetch-standard/cases/case.ts'
import { initiatorOf } from '../../fetch-standard/request/initiator.ts'
import { pageRequest } from '../../words/page-request.test-data.ts'
import { recordedRequest } from './recorded-request.ts'

test('what the lab sends is sent by fetch, even if it looks like an EventSource that reconnects', () => {
  const headers = [
    ['Accept', 'text/event-stream'],
    ['Last-Event-ID', '7'],
  ] as const
  const request = recordedRequest(
    pageRequest({ method: 'GET', headers, contentType: '', body: '' }),
    'http://localhost:4101/orders',
  )
  expect(initiatorOf(request, [hop(answer(200))])).toBe('fetch')
  // Of any other request of that kind it is not known.
  const { initiator: _, ...unknown } = request
  expect(initiatorOf(unknown, [hop(answer(200))])).toBe('event-source')
})
