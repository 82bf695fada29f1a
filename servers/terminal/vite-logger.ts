import { stripVTControlCharacters } from 'node:util'
import type { Logger, LogLevel } from 'vite'
import type { Printer } from './printer.ts'
import { styled, type Style } from './styled-line.ts'

const levels = { silent: 0, error: 1, warn: 2, info: 3 } as const satisfies Record<LogLevel, number>

/**
 * A logger for Vite (`customLogger`), which prints through the lab's printer and without Vite's own colours. Each line
 * is indented below the first: a name of a file or a URL cannot pass for a line of the lab. Vite does not apply its
 * `logLevel` to a logger of one's own, so that the level is given here.
 */
export function viteLogger({ lines }: Pick<Printer, 'lines'>, level: LogLevel = 'info'): Logger {
  const printed = new Set<string>()
  const logged = new WeakSet<object>()
  const print = (at: Exclude<LogLevel, 'silent'>, style: Style, text: string) => {
    if (levels[at] > levels[level]) return
    const [first = '', ...rest] = stripVTControlCharacters(text).trim().split(/\r?\n/)
    lines(styled(style, `vite: ${first}`), ...rest.map((line) => styled(style, `      ${line}`)))
  }
  const logger: Logger = {
    hasWarned: false,
    info: (text) => print('info', 'plain', text),
    warn(text) {
      logger.hasWarned = true
      print('warn', 'bold', text)
    },
    warnOnce(text) {
      if (printed.has(text)) return
      printed.add(text)
      logger.warn(text)
    },
    error(text, options) {
      logger.hasWarned = true
      if (options?.error) logged.add(options.error)
      print('error', 'red', text)
    },
    // What stood on the terminal before the lab is none of Vite's business.
    clearScreen() {},
    hasErrorLogged: (error) => logged.has(error),
  }
  return logger
}
