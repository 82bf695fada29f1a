import { printable } from '../../scenarios/words/texts/printable.ts'

const mostFrames = 3

/** What an error says, as one line: only where it has no message, its name. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return printable(String(error))
  return printable((error.message || error.name).replaceAll(/\s*\n\s*/g, ' '))
}

/**
 * A failure of the lab in a few lines for people: what failed, the error's name and message, and where it was thrown.
 */
export function errorLines(what: string, error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [`${what}: ${messageOf(error)}`]
  const name = error.name === 'Error' ? '' : `${error.name}: `
  return [`${what}: ${name}${messageOf(error)}`, ...framesOf(error)]
}

/** Where in the lab it was thrown. The stack begins with the message, which may hold lines that look like frames. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const at = message === '' ? 0 : stack.indexOf(message)
  return (at === -1 ? '' : stack.slice(at + message.length))
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !/node_modules|node:|\(<anonymous>\)/.test(line))
    .slice(0, mostFrames)
    .map((line) => `    ${line.trim()}`)
}
