import { join } from 'node:path'
import { systemFault } from '../../system-fault.ts'
import { EngineError } from '../engine.ts'
import { closedFolder } from '../program/closed-folder.ts'

/**
 * Why nginx could not be started, with the way out.
 * @param path that of nginx.
 * @param labFolder the folder in which it gets its own.
 */
export async function whyNotStarted(error: unknown, path: string, labFolder: string): Promise<EngineError> {
  const message = error instanceof Error ? error.message : String(error)
  if (/EACCES|permission denied/i.test(message)) {
    const temporary = await closedFolder(join(labFolder, 'nginx'))
    if (temporary !== null)
      return closed(temporary, 'or use another folder for temporary files: TMPDIR=/tmp npm start')
    const installed = await closedFolder(path)
    if (installed !== null) return closed(installed, `or install nginx somewhere else than ${path}`)
  }
  if (error instanceof EngineError)
    return message.includes('No space left on device') ? isFull(message) : error
  const fault = systemFault(error)
  return new EngineError(
    `${path} could not be started: ${fault === null ? message : `${fault.what}. ${fault.wayOut}`}`,
  )
}

const closed = (folder: string, otherwise: string) =>
  new EngineError(
    `nginx could not be started: the lab runs as root, and nginx as nobody (uid 65534), who may not enter ${folder}. Let others enter it (chmod o+x ${folder}), ${otherwise}.`,
  )

const isFull = (message: string) =>
  new EngineError(
    `${message}. Free some space, or use another folder for temporary files: TMPDIR=/tmp npm start.`,
  )
