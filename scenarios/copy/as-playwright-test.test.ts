import { expect, test } from 'vitest'
import { asPlaywrightTest } from './as-playwright-test.ts'
import { inputOf, lane } from './copy-input.test-data.ts'

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
