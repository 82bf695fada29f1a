import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { installWords, notFound } from '../../../scenarios/words/missing-engine.ts'
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
  const version = await versionOf(path)
  if (version === null)
    throw new EngineError(`${path} does not say its version: it does not seem to be nginx.`)
  if (isOlder(version)) {
    throw new EngineError(
      `${path} is nginx ${version}; ${oldest.join('.')} or later is needed. Update it, or ${otherwise}.`,
    )
  }
  return { path, version }
}

async function versionOf(path: string): Promise<string | null> {
  try {
    const { stderr } = await run(path, ['-v'], { timeout: 5_000 })
    return /nginx version: \S+\/(\d+\.\d+\.\d+)/.exec(stderr)?.[1] ?? null
  } catch {
    return null
  }
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map(Number)
  const at = oldest.findIndex((part, index) => part !== parts[index])
  return at !== -1 && (parts[at] ?? 0) < (oldest[at] ?? 0)
}
