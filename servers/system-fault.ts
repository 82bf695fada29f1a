/** Why the system refused something, and what to do about it. */
export interface SystemFault {
  /** The end of a sentence, without its full stop. */
  readonly what: string
  /** A sentence of its own. */
  readonly wayOut: string
}

const otherFolder = 'use another folder for temporary files: TMPDIR=/tmp npm start'
const full = { wayOut: `Free some space, or ${otherFolder}.` }
const limits = {
  wayOut: 'Raise the limit (ulimit -n 4096) before you start the lab, or close stages and companies.',
}
const processes = { wayOut: 'Close other programs, or raise the limit on processes (ulimit -u).' }

const faults: Readonly<Record<string, SystemFault>> = {
  ENOSPC: { what: 'the disk is full (ENOSPC)', ...full },
  EDQUOT: { what: 'the disk quota is used up (EDQUOT)', ...full },
  EROFS: { what: 'the file system is read-only (EROFS)', wayOut: `Please ${otherFolder}.` },
  EMFILE: { what: 'this process has too many open files (EMFILE)', ...limits },
  ENFILE: { what: 'this computer has too many open files (ENFILE)', wayOut: 'Close other programs.' },
  EAGAIN: { what: 'there are too many processes (EAGAIN)', ...processes },
  ENOMEM: { what: 'there is not enough memory (ENOMEM)', wayOut: 'Close other programs.' },
  EACCES: {
    what: 'permission was denied (EACCES)',
    wayOut: 'Check the permissions of the file and its folders.',
  },
  EPERM: {
    what: 'it is not permitted (EPERM)',
    wayOut: 'Check the permissions of the file and its folders.',
  },
  ENOENT: {
    what: 'the file, or the interpreter or library that it needs, does not exist (ENOENT)',
    wayOut: 'Check that it is installed completely.',
  },
}

/** Reads an error of Node's; null for one that is none of the system's, or is not known here. */
export function systemFault(error: unknown): SystemFault | null {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && Object.hasOwn(faults, code) ? (faults[code] ?? null) : null
}
