import { expect, test } from 'vitest'
import { controlIn, hostileTexts } from '../../scenarios/words/texts/hostile-texts.test-data.ts'
import { createFaultLog } from './fault-log.ts'
import { printedTexts } from './host.test-support.ts'

/** A fault log, what it has printed, and its clock. */
function faultLog() {
  const { printer, text } = printedTexts()
  let callback = () => {}
  const log = createFaultLog({ print: printer.lines, later: (told) => (callback = told) })
  return { ...log, printed: text, minutePasses: () => callback() }
}

test('a failure that comes again is told once, then how often it came', () => {
  const { report, printed, minutePasses } = faultLog()
  for (let count = 0; count < 500; count += 1) report('It failed', new TypeError('x is missing'))
  const lines = printed().trim().split('\n')
  expect(lines[0]).toBe('It failed: TypeError: x is missing')
  expect(lines.length).toBeLessThanOrEqual(4)
  expect(lines.slice(1).every((line) => /^ {4}at .*fault-log\.test\.ts/.test(line))).toBe(true)
  minutePasses()
  expect(printed()).toMatch(/\nIt failed: x is missing \(499 more times\)\n$/)
  report('It failed', new TypeError('x is missing'))
  expect(printed().match(/TypeError/g)).toHaveLength(2)
})

test('failures that differ each time do not flood either', () => {
  const { report, printed, flush } = faultLog()
  for (let count = 0; count < 500; count += 1) report('It failed', `for the ${count}th time`)
  expect(printed().trim().split('\n')).toHaveLength(20)
  flush()
  expect(printed()).toMatch(/\nOther failures that were not printed: 480\n$/)
})

test.each(Object.entries(hostileTexts))('an error that %s is told in a few harmless lines', (_what, text) => {
  const { report, printed, flush } = faultLog()
  const error = new Error(text)
  error.name = text
  report('It failed', error)
  report('It failed', error)
  report('It failed', text)
  flush()
  expect(controlIn(printed())).toBe(null)
  expect(
    printed()
      .split('\n')
      .every((line) => /^(It failed: | {4}at |$)/.test(line)),
  ).toBe(true)
})

test('what a message holds cannot pass for a place in the lab', () => {
  const { report, printed } = faultLog()
  report('It failed', new Error('x\n    at evil (/lab/evil.ts:1:1)'))
  expect(printed().split('\n')[0]).toBe('It failed: x at evil (/lab/evil.ts:1:1)')
  expect(printed()).not.toContain('\n    at evil')
})
