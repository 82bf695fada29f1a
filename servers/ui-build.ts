import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { standardError } from './terminal/standard-streams.ts'
import { viteLogger } from './terminal/vite-logger.ts'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))

/** Where the built dashboard lies. */
export const uiFolder = join(projectFolder, 'dist', 'ui')

const stampName = '.built-from'
const sources = ['lab-ui', 'scenarios', 'vite.config.ts', 'package-lock.json', 'servers/ui-build.ts']

/**
 * Builds the dashboard when it is missing, or when it was built from other sources than these: by their
 * content, since a checkout gives files new times. Says what it does through `say`.
 * @throws Error when the build fails; what Vite says of it has been printed then.
 */
export async function ensureUiBuild(say: (line: string) => void, folder = uiFolder): Promise<void> {
  const stamp = hashOfSources()
  const before = stampOf(folder)
  if (before === stamp) return
  say(before === null ? 'Building the dashboard.' : 'The dashboard has changed: building it.')
  // Beside its place: a lab that starts at the same time must never read what is half written.
  const built = `${folder}-${randomBytes(6).toString('hex')}`
  const remove = () => rmSync(built, { recursive: true, force: true })
  process.once('exit', remove)
  try {
    await buildUi(built)
    await compressAssets(built)
    writeFileSync(join(built, stampName), stamp)
    putInPlace(built, folder, stamp)
  } finally {
    remove()
    process.off('exit', remove)
  }
}

/** What the build in a folder was made from; null where there is none. */
function stampOf(folder: string): string | null {
  const file = join(folder, stampName)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/** Another lab may do the same at this moment: whose build is there in the end makes no difference. */
function putInPlace(built: string, folder: string, stamp: string): void {
  const old = `${built}-old`
  try {
    if (stampOf(folder) === stamp) return
    if (existsSync(folder)) renameSync(folder, old)
    renameSync(built, folder)
  } catch (error) {
    if (stampOf(folder) !== stamp) throw error
  } finally {
    rmSync(old, { recursive: true, force: true })
  }
}

/** Builds the dashboard and the origin agent; the agent is a classic script, so it is a build of its own. */
async function buildUi(outDir: string): Promise<void> {
  // Loaded only here: a lab whose dashboard is built starts without Vite.
  const { build } = await import('vite')
  const configFile = join(projectFolder, 'vite.config.ts')
  // Vite takes NODE_ENV for the kind of build: a test runner's "test" would give React's development build.
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  const customLogger = viteLogger(standardError, 'error')
  const options = {
    configFile,
    logLevel: 'error',
    customLogger,
    build: { outDir, emptyOutDir: false },
  } as const
  try {
    await build({ ...options, mode: 'production' })
    await build({ ...options, mode: 'agent' })
  } catch (error) {
    // A picture of the code that is wrong, over many lines.
    customLogger.error(error instanceof Error ? error.message : String(error))
    throw new Error(
      'The dashboard could not be built. Fix what is printed above, or check out its files again.',
      {
        cause: error,
      },
    )
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}

/** Puts a `.br` beside each script and style sheet: compressed as well as it can be, once and not at each request. */
async function compressAssets(built: string): Promise<void> {
  const folder = join(built, 'assets')
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
