import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

interface UiFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly contentType: string
  /** The same, compressed with Brotli; null where the build made none. */
  readonly brotli: Uint8Array<ArrayBuffer> | null
}

/** The built dashboard, held in memory: a name is looked up, never joined to a path. */
export interface UiFiles {
  /** The file of this name, such as `assets/main-4f2a.js`; undefined when there is none. */
  file(name: string): UiFile | undefined
  text(name: string): string | undefined
}

/** Reads every file below the folder, once. */
export function readUiFiles(folder: string): UiFiles {
  const files = new Map<string, UiFile>()
  const bytesOf = (path: string) => new Uint8Array(readFileSync(path))
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(folder.length).replaceAll('\\', '/').replace(/^\//, '')
    const contentType = contentTypes[extname(name)]
    if (contentType === undefined) continue
    const brotli = existsSync(`${path}.br`) ? bytesOf(`${path}.br`) : null
    files.set(name, { bytes: bytesOf(path), contentType, brotli })
  }
  return {
    file: (name) => files.get(name),
    text: (name) => {
      const found = files.get(name)
      return found && new TextDecoder().decode(found.bytes)
    },
  }
}
