import { expect, test } from 'vitest'
import { exchange, failed, preflight, refused, response } from '../../../runs/outcome/evidence.test-data.ts'
import type { Exchange, HeaderList } from '../../../words/exchange.ts'
import type { CopyLane } from '../copy-input.ts'
import { inputOf, lane, request } from '../copy-input.test-data.ts'
import { laneMessages } from './lane-messages.ts'

const fromPage: HeaderList = [
  ['Host', 'localhost:4101'],
  ['Origin', 'http://localhost:4100'],
]
const asked = preflight({
  requestHeaders: [...fromPage, ['Access-Control-Request-Method', 'PUT'], ['Sec-Fetch-Mode', 'cors']],
})
const sent = exchange({ requestHeaders: [...fromPage, ['Content-Length', '32']] })

/** The lane after an attempt that showed this. */
const after = (part: Partial<CopyLane>, exchanges: readonly Exchange[]): CopyLane => ({
  ...lane,
  request,
  result: response('cors'),
  outcome: 'readable',
  seen: { id: 'a', exchanges, work: [] },
  ...part,
})
const told = (each: CopyLane, change = {}) =>
  laneMessages(inputOf(change, [each]), each).messages.map(({ what, isHeldBack, follows }) =>
    [what, isHeldBack ? 'held back' : follows].join(', '),
  )

test('before anything is sent it follows the standard', () => {
  expect(told(lane)).toEqual(['the preflight, OPTIONS /orders/17, none', 'the request, PUT /orders/17, any'])
})

test('after an attempt it is what the browser sent, header by header', () => {
  const { messages } = laneMessages(inputOf({}), after({}, [asked, sent]))
  expect(messages.map(({ headers }) => headers)).toEqual([asked.requestHeaders, sent.requestHeaders])
  expect(messages.map(({ body }) => body)).toEqual([null, request.body])
})

test('an attempt with another request tells nothing of this one', () => {
  expect(told(after({}, [asked, sent]), { method: 'DELETE' })).toContain(
    'the request, DELETE /orders/17, any',
  )
})

test('a request that was held back stays held back', () => {
  const each = after({ result: failed, outcome: 'blocked-at-preflight' }, [asked])
  expect(told(each)).toEqual([
    'the preflight, OPTIONS /orders/17, none',
    'the request, PUT /orders/17, held back',
  ])
})

test('a preflight that the browser remembered is not sent, and that is said', () => {
  const each = after({ hadPreflight: true }, [sent])
  expect(told(each)).toEqual(['the request, PUT /orders/17, seen'])
  expect(laneMessages(inputOf({}, [each]), each).notes).toEqual([
    'The browser still knew the answer to an earlier preflight.',
  ])
})

test('nothing is sent where the browser sent nothing', () => {
  const each = after({ result: refused, outcome: 'not-sent' }, [])
  expect(told(each)).toEqual([])
})

test('what came out of the HTTP cache is sent, and that is said', () => {
  const noteOf = (method: string) => {
    const each = after({ request: { ...request, method } }, [])
    return laneMessages(inputOf({ method }, [each]), each).notes[0]
  }
  expect(noteOf('GET')).toContain('HTTP cache')
  expect(noteOf('PUT')).toContain('no witness saw the request')
})

test('what was stopped tells nothing', () => {
  const each = after({ result: { kind: 'stopped' }, outcome: 'no-response' }, [asked])
  expect(told(each)).toEqual(told(lane))
})

test('redirects are followed as the browser followed them, or each hop is sent by itself', () => {
  const hop = (url: string, method: string, status: number) =>
    exchange({ url, method, status, requestHeaders: fromPage })
  const get = { method: 'GET' }
  const ofGet = (exchanges: readonly Exchange[]) =>
    told(after({ request: { ...request, ...get } }, exchanges), get)
  expect(ofGet([hop('/a', 'GET', 302), hop('/b', 'GET', 200)])).toEqual(['the request, GET /a, seen'])
  expect(ofGet([hop('/a', 'GET', 302)])).toEqual(['the request, GET /a, none'])
  expect(told(after({}, [hop('/a', 'PUT', 303), hop('/b', 'GET', 200)]))).toEqual([
    'the request, PUT /a, none',
    'the request, GET /b, none',
  ])
  expect(told(after({}, [asked, hop('/a', 'PUT', 307), asked, hop('/b', 'PUT', 200)]))).toHaveLength(4)
})

test('what the browser sent again on a dead connection is sent once', () => {
  const lost = { ...sent, status: null, error: 'reset' }
  expect(told(after({}, [asked, lost, sent]))).toHaveLength(2)
})
