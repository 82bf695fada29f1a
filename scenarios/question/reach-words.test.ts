import { expect, test } from 'vitest'
import { atProxy, exchange, preflight } from '../runs/outcome/evidence.test-data.ts'
import { hopWords, reachWords } from './reach-words.ts'

test('what reaches the backend is counted against what the browser sent', () => {
  const proxy = [atProxy(preflight()), atProxy(exchange())]
  expect(reachWords({ proxy, backend: [exchange()] }, true)).toBe('1 of 2')
  expect(reachWords({ proxy, backend: [preflight(), exchange()] }, false)).toBe('2 of 2')
})

test('what a witness saw is told as preflights and other requests', () => {
  expect(hopWords([preflight()])).toBe('OPTIONS\u{a0}1, POST\u{a0}0')
})
