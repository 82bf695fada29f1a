import { access, constants, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'

/** Where servers are installed that the PATH of an ordinary user does not name. */
const usualFolders = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin']

/** Where a program is looked for: in the folders of PATH first. */
export function foldersToSearch(path = process.env['PATH'] ?? ''): readonly string[] {
  return [...new Set([...path.split(delimiter).filter(isAbsolute), ...usualFolders])]
}

/** The path of a program that can be run, or null when it is in none of the folders. */
export async function findProgram(name: string, folders = foldersToSearch()): Promise<string | null> {
  for (const folder of folders) {
    const path = join(folder, name)
    if (await isProgram(path)) return path
  }
  return null
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
