import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Makes the lab's temporary folder. Programs that run as another user have their folders in it: they may enter it, and
 * its name cannot be guessed, nor can it be listed.
 * @returns its absolute path.
 * @throws Error that names the folder it should lie in, what is wrong with that, and what to do.
 */
export async function makeTemporaryFolder(): Promise<string> {
  // TMPDIR may be relative, and programs run in a folder of their own.
  const parent = resolve(tmpdir())
  try {
    const folder = await mkdtemp(join(parent, 'cors-lab-'))
    await chmod(folder, 0o711)
    return folder
  } catch (error) {
    throw new Error(
      `The folder for temporary files, ${JSON.stringify(parent)}, ${faultOf(error)}. Use another one: TMPDIR=/tmp npm start.`,
      { cause: error },
    )
  }
}

const faults: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'is not a folder',
  EACCES: 'is not writable by this user',
  EPERM: 'is not writable by this user',
  EROFS: 'is on a read-only file system',
  ENOSPC: 'is full',
  EDQUOT: 'is full: the disk quota is used up',
}

/** What is wrong with a folder, as the end of a sentence. */
function faultOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException
  return faults[code] ?? `cannot be used (${code === '' ? message : code})`
}
