import { execFile, type ExecFileException } from 'node:child_process'
import { promisify } from 'node:util'
import { installWords, notFound } from '../../../scenarios/words/missing-engine.ts'
import { systemFault } from '../../system-fault.ts'
import { EngineError } from '../engine.ts'
import { findProgram, foldersToSearch } from '../program/find-program.ts'

const run = promisify(execFile)

export interface FoundNginx {
  readonly path: string
  readonly version: string
}

/** The first that has `-e`, without which it opens the system's own log file before it reads anything. */
const oldest = [1, 19, 5] as const

/**
 * Looks for nginx.
 * @param otherwise what one can do without it, as the end of a sentence.
 * @throws EngineError that says how to come by one, where there is none or none that can be used.
 */
export async function findNginx(
  folders = foldersToSearch(),
  otherwise = 'use the engine "embedded"',
): Promise<FoundNginx> {
  const path = await findProgram('nginx', folders)
  if (path === null) {
    throw new EngineError(
      `${notFound('nginx')}; searched: ${folders.join(', ')}. Install it (${installWords('nginx')}), or ${otherwise}.`,
    )
  }
  const version = versionIn(await answerOf(path, otherwise))
  if (version === null) {
    throw new EngineError(
      `${path} is not nginx: it does not tell its version when it is called with -v. Remove it, or ${otherwise}.`,
    )
  }
  if (isOlder(version)) {
    throw new EngineError(
      `${path} is nginx ${version}; ${oldest.join('.')} or later is needed. Update it, or ${otherwise}.`,
    )
  }
  return { path, version }
}

const answersWithinMs = 5_000

/**
 * What a program says when it is asked for its version.
 * @throws EngineError when it could not be run at all, which tells nothing of what it is.
 */
async function answerOf(path: string, otherwise: string): Promise<string> {
  try {
    return (await run(path, ['-v'], { timeout: answersWithinMs })).stderr
  } catch (error) {
    const { killed, signal, stderr = '' } = error as ExecFileException & { stderr?: string }
    if (killed === true) {
      throw new EngineError(
        `${path} could not be run: it did not tell its version within ${answersWithinMs / 1_000} s. Try ${path} -v, or ${otherwise}.`,
      )
    }
    if (typeof signal === 'string')
      throw new EngineError(
        `${path} could not be run: it was ended by ${signal}. Try ${path} -v, or ${otherwise}.`,
      )
    const fault = systemFault(error)
    if (fault !== null) throw new EngineError(`${path} could not be run: ${fault.what}. ${fault.wayOut}`)
    const { code } = error as { code?: unknown }
    if (typeof code === 'string')
      throw new EngineError(`${path} could not be run (${code}). Try ${path} -v, or ${otherwise}.`)
    // A shared library that is missing, for one: the program never began, and says so by its exit code.
    if (code === 126 || code === 127) {
      throw new EngineError(`${path} could not be run: ${stderr.trim()} Try ${path} -v, or ${otherwise}.`)
    }
    return stderr
  }
}

const versionIn = (words: string) => /nginx version: \S+\/(\d+\.\d+\.\d+)/.exec(words)?.[1] ?? null

function isOlder(version: string): boolean {
  const parts = version.split('.').map(Number)
  const at = oldest.findIndex((part, index) => part !== parts[index])
  return at !== -1 && (parts[at] ?? 0) < (oldest[at] ?? 0)
}
