import { expect, test } from 'vitest'
import { asPlaywrightTest } from './as-playwright-test.ts'
import { inputOf, lane } from '../copy-input.test-data.ts'

const addresses = [
  ['', 'lab'],
  ['http://localhost:4100', 'lab'],
  ['null', '`${lab}/agent`'],
  ['http://evil.localhost:4100', "`${lab.replace('//localhost:', '//evil.localhost:')}/agent`"],
  ['http://127.0.0.1:4100', "`${lab.replace('//localhost:', '//127.0.0.1:')}/agent`"],
  ['http://localhost:4191', "'http://localhost:4191/agent'"],
] as const

test.each(addresses)('to send from %j it opens %s', (origin, address) => {
  expect(asPlaywrightTest(inputOf({ origin }))).toContain(`const pageAddress = ${address}\n`)
})

test('a page whose Referer does not reach the lane in every browser is told by a window', () => {
  expect(asPlaywrightTest(inputOf({ origin: 'null' }))).toContain('await openWindow(')
  expect(asPlaywrightTest(inputOf({ origin: 'http://evil.localhost:4100' }))).toContain('await openWindow(')
  expect(asPlaywrightTest(inputOf({}))).not.toContain('openWindow')
})

test('a lane of the deployed topology is of the same site as its page', () => {
  const origin = 'http://app.lab.localhost:4100'
  expect(asPlaywrightTest(inputOf({ origin }))).toContain("replace('//localhost:', '//api.lab.localhost:')")
})

test('of a lane to which nothing was sent it expects nothing, and prints what is seen', () => {
  const code = asPlaywrightTest(inputOf({}))
  expect(code).toContain('expected: null')
  expect(code).toContain('console.log(')
})

test('lanes of the same name have titles that differ', () => {
  const code = asPlaywrightTest(inputOf({}, [lane, { ...lane, lane: { ...lane.lane, id: 'backend-2' } }]))
  expect(code).toContain("'backend-CORS (backend): ")
  expect(code).toContain("'backend-CORS (backend-2): ")
})

test('titles differ also where a lane is named as another one is with its id, and print nothing odd', () => {
  const named = (title: string, id: string) => ({ ...lane, title, lane: { ...lane.lane, id } })
  const lanes = [named('A', '1'), named('A\u0007', '2'), named('A (1)', '3')]
  const titles = asPlaywrightTest(inputOf({}, lanes)).match(/(?<=title: ').*?: PUT/g)
  expect(titles).toEqual(['1. A (1): PUT', '2. A (2): PUT', '3. A (1): PUT'])
})

test('no window is opened for a method that no browser sends, since the lab refuses one', () => {
  expect(asPlaywrightTest(inputOf({ origin: 'null', method: 'G T' }))).not.toContain('openWindow')
})
