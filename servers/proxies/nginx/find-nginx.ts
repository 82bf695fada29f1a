import { execFile, type ExecFileException } from 'node:child_process'
import { promisify } from 'node:util'
import { installWords, notFound } from '../../../scenarios/engines/missing-engine.ts'
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
      `${path} is not nginx: it prints no version of nginx when it is run with -v. Take its folder out of PATH, or ${otherwise}.`,
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
    const why = whyNotRun(error as RunError, `Try ${path} -v, or ${otherwise}.`)
    if (why !== null) throw new EngineError(`${path} could not be run: ${why}`)
    return (error as RunError).stderr ?? ''
  }
}

type RunError = Omit<ExecFileException, 'code'> & { readonly code?: unknown; readonly stderr?: string }

/** Null for a program that has run, and has failed by itself. */
function whyNotRun(error: RunError, wayOut: string): string | null {
  const { code, killed, signal, stderr = '' } = error
  const fault = systemFault(error)
  if (fault !== null) return `${fault.what}. ${fault.wayOut}`
  if (killed === true) return `it printed no version within ${answersWithinMs / 1_000} s. ${wayOut}`
  if (typeof signal === 'string') return `it was ended by ${signal}. ${wayOut}`
  if (typeof code === 'string') return `the system says ${code}. ${wayOut}`
  // By these codes the program never began: a shared library is missing, for one.
  return code === 126 || code === 127 ? `${stderr.trim()} ${wayOut}` : null
}

const versionIn = (words: string) => /nginx version: \S+\/(\d+\.\d+\.\d+)/.exec(words)?.[1] ?? null

function isOlder(version: string): boolean {
  const parts = version.split('.').map(Number)
  const at = oldest.findIndex((part, index) => part !== parts[index])
  return at !== -1 && (parts[at] ?? 0) < (oldest[at] ?? 0)
}
