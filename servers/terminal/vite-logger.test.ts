import { expect, test } from 'vitest'
import { controlIn, hostileTexts } from '../../scenarios/words/texts/hostile-texts.test-data.ts'
import { printedTexts } from './host.test-support.ts'
import { viteLogger } from './vite-logger.ts'

test('what Vite says is printed without its colours, and its further lines are indented', () => {
  const { printer, text } = printedTexts()
  viteLogger(printer).info('\u001B[32mhmr update\u001B[39m /a.ts\n\u001B[2mx2\u001B[22m\r\n')
  expect(text()).toBe('vite: hmr update /a.ts\n      x2\n')
})

test.each(Object.entries(hostileTexts))('what Vite says of a name that %s is harmless', (_what, name) => {
  const { printer, text } = printedTexts()
  const logger = viteLogger(printer)
  for (const level of ['info', 'warn', 'warnOnce', 'error'] as const)
    logger[level](`Failed to resolve ${name}`)
  expect(controlIn(text())).toBe(null)
  expect(
    text()
      .split('\n')
      .every((line) => /^(vite: | {6}|$)/.test(line)),
  ).toBe(true)
})

test('a level leaves out what is below it, and a warning that is given once is printed once', () => {
  const { printer, text } = printedTexts()
  const logger = viteLogger(printer, 'warn')
  logger.info('a')
  logger.warnOnce('b')
  logger.warnOnce('b')
  const error = new Error('c')
  logger.error('c', { error })
  expect(text()).toBe('vite: b\nvite: c\n')
  expect(logger.hasWarned).toBe(true)
  expect(logger.hasErrorLogged(error)).toBe(true)
})
