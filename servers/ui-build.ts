import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))

/** Where the built dashboard lies. */
export const uiFolder = join(projectFolder, 'dist', 'ui')

const stampFile = join(uiFolder, '.built-from')
const sources = ['lab-ui', 'scenarios', 'vite.config.ts', 'package-lock.json']

/**
 * Builds the dashboard when it is missing, or when it was built from other sources than these: by their
 * content, since a checkout gives files new times. Says what it does through `say`.
 * @throws what Vite throws when the build fails.
 */
export async function ensureUiBuild(say: (line: string) => void): Promise<void> {
  const stamp = hashOfSources()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  say(existsSync(stampFile) ? 'The dashboard has changed: building it.' : 'Building the dashboard.')
  await buildUi()
  await compressAssets()
  writeFileSync(stampFile, stamp)
}

/** Builds the dashboard and the origin agent; the agent is a classic script, so it is a build of its own. */
async function buildUi(): Promise<void> {
  // Loaded only here: a lab whose dashboard is built starts without Vite.
  const { build } = await import('vite')
  const configFile = join(projectFolder, 'vite.config.ts')
  // Vite takes NODE_ENV for the kind of build: a test runner's "test" would give React's development build.
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await build({ configFile, mode: 'production', logLevel: 'error' })
    await build({ configFile, mode: 'agent', logLevel: 'error' })
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}

/** Puts a `.br` beside each script and style sheet: compressed as well as it can be, once and not at each request. */
async function compressAssets(): Promise<void> {
  const folder = join(uiFolder, 'assets')
  const names = (await readdir(folder)).filter((name) => /\.(js|css)$/.test(name))
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      await writeFile(`${path}.br`, await promisify(brotliCompress)(await readFile(path)))
    }),
  )
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const name of sources.flatMap(filesOf).toSorted()) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(projectFolder, name)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesOf(name: string): readonly string[] {
  if (/\.\w+$/.test(name)) return [name]
  return readdirSync(join(projectFolder, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(projectFolder.length))
}
