// Plain JavaScript: it is needed before TypeScript can be read (see needs-temporary-folder.mjs).

/**
 * A folder for temporary files in which none can be made: what is wrong with it, and what to do.
 * @param {string} folder
 * @param {unknown} error what came of trying.
 * @returns {string} a sentence or two.
 */
export function temporaryFolderFault(folder, error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const what = faults[code] ?? `cannot be used (${code === '' ? String(error) : code})`
  return `The folder for temporary files, ${printed(folder)}, ${what}. Use another one: TMPDIR=/tmp npm start.`
}

/** @type {Readonly<Record<string, string>>} */
const faults = {
  ENOENT: 'does not exist',
  ENOTDIR: 'is not a folder',
  EACCES: 'is not writable by this user',
  EPERM: 'is not writable by this user',
  EROFS: 'is on a read-only file system',
  ENOSPC: 'is full',
  EDQUOT: 'is full: the disk quota is used up',
}

/**
 * In quotes, with everything that a terminal could act on, or that nobody sees, as an escape.
 * @param {string} text
 */
const printed = (text) =>
  JSON.stringify(text).replaceAll(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
