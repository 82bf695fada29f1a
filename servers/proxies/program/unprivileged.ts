import { chown } from 'node:fs/promises'

const nobody = { uid: 65_534, gid: 65_534 } as const

/** The user that an engine's program runs as, in the form that spawn takes: nobody, where the lab runs as root. */
export function userOfPrograms(): { readonly uid?: number; readonly gid?: number } {
  return process.getuid?.() === 0 ? nobody : {}
}

/** Gives files and folders to the user that the program runs as. */
export async function giveToProgram(...paths: readonly string[]): Promise<void> {
  const { uid, gid } = userOfPrograms()
  if (uid === undefined || gid === undefined) return
  await Promise.all(paths.map((path) => chown(path, uid, gid)))
}
