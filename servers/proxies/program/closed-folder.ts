import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { userOfPrograms } from './unprivileged.ts'

/**
 * The outermost folder of a path that the user of the programs may not enter, which no message of the system names.
 * Null where there is none, and where the lab does not run as root: programs are then of its own user.
 */
export async function closedFolder(path: string): Promise<string | null> {
  const { uid, gid } = userOfPrograms()
  if (uid === undefined || gid === undefined) return null
  let closed: string | null = null
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => null)
    if (found === null) return null
    const shift = found.uid === uid ? 6 : found.gid === gid ? 3 : 0
    if (((found.mode >> shift) & 1) === 0) closed = folder
    if (folder === dirname(folder)) return closed
  }
}
