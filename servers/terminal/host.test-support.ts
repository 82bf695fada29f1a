import type { CommandHost } from './command-host.ts'
import { createPrinter, type Printer, type PrinterStream } from './printer.ts'

/** For tests: a printer, and what it has printed. */
export function printedTexts(isTTY = false): { readonly printer: Printer; readonly text: () => string } {
  let text = ''
  const stream: PrinterStream = {
    isTTY,
    write: (more) => {
      text += more
      return true
    },
    on: () => {},
    once: () => {},
    emit: () => {},
  }
  return { printer: createPrinter(stream, {}), text: () => text }
}

/** For tests: the process has ended with this code. */
export class Exited extends Error {
  override name = 'Exited'
}

/** For tests: what a command reads from and prints to, in place of the process. */
export function testHost({
  input = '',
  isTTY = false,
}: { readonly input?: string; readonly isTTY?: boolean } = {}) {
  const out = printedTexts(isTTY)
  const err = printedTexts(isTTY)
  async function* bytes() {
    yield Buffer.from(input)
  }
  const host: CommandHost = {
    out: out.printer,
    err: err.printer,
    input: bytes(),
    exitCode: 0,
    exit(code) {
      host.exitCode = code
      throw new Exited()
    },
  }
  return { host, stdout: out.text, stderr: err.text }
}

/** For tests: what a terminal gets, without the colours that the lab itself puts around a line. */
export const withoutColours = (text: string) =>
  text
    .split('\n')
    // oxlint-disable-next-line no-control-regex -- they are the lab's own
    .map((line) => line.replace(/^\u001B\[(?:1|2|31|32)m(.*)\u001B\[(?:22|39)m$/, '$1'))
    .join('\n')
