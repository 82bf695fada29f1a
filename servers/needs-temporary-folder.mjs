import { accessSync, constants, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { temporaryFolderFault } from './guard/temporary-folder-fault.mjs'

// Imported before tsx, which keeps its cache in this folder: it would make one that is missing, and where it cannot,
// it ends with a stack trace or never. What is made here to find out is the folder of that cache, which stays anyhow:
// another one would be left behind by whoever is killed meanwhile.
const folder = resolve(tmpdir())
try {
  accessSync(`${folder}/.`, constants.W_OK | constants.X_OK)
  mkdirSync(join(folder, `tsx-${process.geteuid?.() ?? ''}`))
} catch (error) {
  if (error.code !== 'EEXIST') {
    // oxlint-disable-next-line no-restricted-properties -- the printer is TypeScript; the folder's name is printable here
    process.stderr.write(`${temporaryFolderFault(folder, error)}\n`)
    process.exit(1)
  }
}
