import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { temporaryFolderFault } from './guard/temporary-folder-fault.mjs'

// Imported before tsx, which keeps its cache in this folder: it would make one that is missing, and end with a stack
// trace where it cannot.
const folder = resolve(tmpdir())
try {
  rmdirSync(mkdtempSync(join(folder, 'cors-lab-')))
} catch (error) {
  // oxlint-disable-next-line no-restricted-properties -- the printer is TypeScript; the folder's name is printable here
  process.stderr.write(`${temporaryFolderFault(folder, error)}\n`)
  process.exit(1)
}
