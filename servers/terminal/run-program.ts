import { CommanderError, type Command } from 'commander'
import { CommandFailure, type CommandHost } from './command-host.ts'
import { errorLines } from './error-lines.ts'

/**
 * Has a program print its help and its own errors through the host's printers, and throw where it would end the process.
 * Commands that are added to it later need `copyInheritedSettings(program)`.
 */
export function printThrough({ out, err }: Pick<CommandHost, 'out' | 'err'>, program: Command): Command {
  return program.exitOverride().configureOutput({
    // Help is written in this project: its line feeds are its own.
    writeOut: (text) => out.lines(...linesOf(text)),
    writeErr: (text) => err.lines(...linesOf(text)),
    outputError: (text) => err.lines(...errorParts(text)),
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  })
}

/** Runs a program whose output was set by `printThrough`; how it went is in the host's `exitCode`. */
export async function runProgram(
  program: Command,
  host: CommandHost,
  args: readonly string[],
): Promise<void> {
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      host.exitCode = error.exitCode
      return
    }
    if (error instanceof CommandFailure) {
      host.exitCode = error.exitCode
      host.err.lines(error.message)
      return
    }
    host.exitCode = 1
    host.err.lines(...errorLines('The command failed', error))
  }
}

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n')

/**
 * An error of commander holds the value that was given, line feeds and all. Only a suggestion at its end stands in a
 * line of its own: no value can, since a quote follows it.
 */
function errorParts(text: string): readonly string[] {
  const [, error = '', suggestion] = /^([^]*?)(?:\n(\(Did you mean [^\n']*\)))?\n?$/.exec(text) ?? []
  return suggestion === undefined ? [error] : [error, suggestion]
}
