import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { controlIn, hostileTexts } from '../../scenarios/words/texts/hostile-texts.test-data.ts'
import { printedTexts, withoutColours } from './host.test-support.ts'
import { createPrinter } from './printer.ts'
import { styled, type Style } from './styled-line.ts'

const styles: readonly Style[] = ['plain', 'green', 'red', 'dim', 'bold']

test.each(Object.entries(hostileTexts))(
  'a line that %s is one line, on a terminal and in a file',
  (_what, text) => {
    for (const isTTY of [true, false]) {
      const { printer, text: printed } = printedTexts(isTTY)
      printer.lines(text, ...styles.map((style) => styled(style, text)))
      expect(controlIn(withoutColours(printed()))).toBe(null)
      expect(printed().split('\n')).toHaveLength(styles.length + 2)
      expect(printed().length).toBeLessThan(100_000)
    }
  },
)

test.each(Object.entries(hostileTexts))(
  'JSON, CSV and progress that hold one that %s are harmless',
  (_what, text) => {
    const { printer, text: printed } = printedTexts()
    void printer.json({ text })
    printer.csv(`a,${text}\r\n`)
    expect(controlIn(printed().replaceAll('\r\n', '\n'))).toBe(null)
    const terminal = printedTexts(true)
    terminal.printer.progress(text, true)
    expect(controlIn(terminal.text().replace(/^\r/, ''))).toBe(null)
    printer.progress(text, true)
    expect(printed()).not.toContain('\r✓')
  },
)

test('colours are for terminals, and for those who want them', () => {
  const painted = printedTexts(true)
  painted.printer.lines(styled('red', 'x'), styled('plain', 'y'))
  expect(painted.text()).toBe('\u001B[31mx\u001B[39m\ny\n')
  const written: string[] = []
  const stream = Object.assign(new EventEmitter(), {
    isTTY: true,
    write: (text: string) => written.push(text) > 0,
  })
  createPrinter(stream, { NO_COLOR: '1' }).lines(styled('red', 'x'))
  expect(written).toEqual(['x\n'])
})

test('who waits to print more goes on when the reader takes more, and when it is gone', async () => {
  const stream = Object.assign(new EventEmitter(), { write: () => false })
  const printer = createPrinter(stream)
  const gone: unknown[] = []
  printer.onGone((error) => gone.push(error.code))
  const first = printer.json(1)
  stream.emit('drain')
  await first
  const second = printer.json(2)
  stream.emit('error', Object.assign(new Error('closed'), { code: 'EPIPE' }))
  await second
  expect(gone).toEqual(['EPIPE'])
  expect(printer.json(3)).toBe(undefined)
})
