import { expect, test } from 'vitest'
import { reasonCodes } from '../../../fetch-standard/recording/reason-code.ts'
import { consoleWords, unexplainedExceptions } from './console-words.ts'

test.each(reasonCodes)('the console words of %s are lines, or nothing', (code) => {
  for (const lines of Object.values(consoleWords(code))) {
    if (lines === null) continue
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(line).toMatch(/^\S.*\S$/)
  }
})

test('a failed CORS check has words in every console', () => {
  for (const code of reasonCodes.filter((each) => /^(preflight-)?aca/.test(each)))
    for (const lines of Object.values(consoleWords(code))) expect([code, lines]).not.toEqual([code, null])
})

test('each browser quotes its own words', () => {
  const { chromium, firefox, webkit } = consoleWords('preflight-method-not-allowed')
  expect(chromium).toEqual(['Method M is not allowed by Access-Control-Allow-Methods in preflight response.'])
  expect(firefox?.[0]).toContain('Did not find method')
  expect(webkit?.[0]).toBe('Method M is not allowed by Access-Control-Allow-Methods.')
  expect(new Set(Object.values(unexplainedExceptions)).size).toBe(3)
})
