import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { temporaryFolderFault } from './temporary-folder-fault.mjs'

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
    throw new Error(temporaryFolderFault(parent, error), { cause: error })
  }
}
