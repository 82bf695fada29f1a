import { styleText } from 'node:util'
import { printable, shortened } from '../../scenarios/words/texts/printable.ts'
import { jsonLine } from './json-line.ts'
import type { Line } from './styled-line.ts'

/** The stream that a printer writes to; standard output and standard error are such. */
export interface PrinterStream {
  readonly isTTY?: boolean
  write(text: string): boolean
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown
  once(event: 'drain', listener: () => void): unknown
  emit(event: 'drain'): unknown
}

/** The one way to a terminal. Whatever it is given, it prints no control character that somebody else has chosen. */
export interface Printer {
  /** Prints lines for people. A line feed in the text of one is made visible, and never begins another. */
  lines(this: void, ...lines: readonly Line[]): void
  /** Prints a value as one line of JSON. Resolves when the stream can take more; undefined where it can at once. */
  json(this: void, value: unknown): Promise<void> | undefined
  /** Prints rows of CSV, which end in CRLF. */
  csv(this: void, rows: string): void
  /** Writes over the line before, on a terminal alone; the last one ends it. */
  progress(this: void, text: string, isLast: boolean): void
  /** Called when nobody reads any more, or writing fails: nothing is printed from then on. */
  onGone(this: void, listener: (error: NodeJS.ErrnoException) => void): void
}

/** A line for people is cut after so many code units; what is longer is nothing that anybody reads. */
const longestLine = 8_000

/** Prints to a stream, in colours where it is a terminal and the environment does not say NO_COLOR. */
export function createPrinter(
  stream: PrinterStream,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Printer {
  const isPainted = stream.isTTY === true && !environment['NO_COLOR']
  let isGone = false
  const listeners: ((error: NodeJS.ErrnoException) => void)[] = []
  stream.on('error', (error) => {
    if (isGone) return
    isGone = true
    // Whoever waits to write more would wait for ever.
    stream.emit('drain')
    for (const listener of listeners) listener(error)
  })
  const write = (text: string) => isGone || stream.write(text)

  const lineOf = (line: Line): string => {
    const { style, text } = typeof line === 'string' ? { style: 'plain' as const, text: line } : line
    const shown = printable(shortened(text, longestLine))
    return isPainted && style !== 'plain' ? styleText(style, shown, { validateStream: false }) : shown
  }
  return {
    lines(...lines) {
      if (lines.length > 0) write(lines.map((line) => `${lineOf(line)}\n`).join(''))
    },
    json(value) {
      if (write(`${jsonLine(value)}\n`)) return undefined
      return new Promise((resolve) => stream.once('drain', resolve))
    },
    csv(rows) {
      write(rows.split('\r\n').map(printable).join('\r\n'))
    },
    progress(text, isLast) {
      if (stream.isTTY === true) write(`\r${printable(text)}${isLast ? '\n' : ''}`)
    },
    onGone(listener) {
      listeners.push(listener)
    },
  }
}
