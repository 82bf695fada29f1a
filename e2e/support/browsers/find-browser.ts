import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { OtherBrowser } from './browser.ts'

/** Where the programs of a browser are; or, in one sentence, what is missing and how to install it. */
export type FoundBrowser =
  | { readonly programs: Readonly<Record<string, string>>; readonly missing: null }
  | { readonly programs: null; readonly missing: string }

const firefoxPaths = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]

/** The Firefox of this computer; null where there is none. */
const findFirefox = (): string | null => firefoxPaths.find((path) => existsSync(path)) ?? null

/** A program in the folders of PATH; null where there is none of that name. */
const inPath = (name: string): string | null =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path)) ?? null

/** Distributions keep it out of PATH, each in another folder. */
function findMiniBrowser(): string | null {
  const parents = ['/usr/libexec', '/usr/lib', '/usr/lib64', ...foldersIn('/usr/lib')]
  return (
    parents
      .flatMap((parent) => foldersIn(parent).filter((folder) => /\/webkit2?gtk-[\d.]+$/.test(folder)))
      .map((folder) => join(folder, 'MiniBrowser'))
      .find((path) => existsSync(path)) ?? null
  )
}

function foldersIn(parent: string): readonly string[] {
  if (!existsSync(parent)) return []
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(parent, name))
}

const finders: Readonly<Record<OtherBrowser, () => Readonly<Record<string, string | null>>>> = {
  firefox: () => ({ Firefox: findFirefox() }),
  webkit: () => ({
    WebKitWebDriver: inPath('WebKitWebDriver'),
    MiniBrowser: findMiniBrowser(),
    Xvfb: inPath('Xvfb'),
  }),
}

const howToInstall: Readonly<Record<OtherBrowser, string>> = {
  firefox: 'apt-get install --no-install-recommends firefox-esr',
  webkit:
    'apt-get install --no-install-recommends webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb fonts-dejavu-core',
}

/** Looks for a browser and whatever else is needed to drive it. */
export function findBrowser(name: OtherBrowser): FoundBrowser {
  const programs: Record<string, string> = {}
  const missing: string[] = []
  for (const [program, path] of Object.entries(finders[name]()))
    if (path === null) missing.push(program)
    else programs[program] = path
  return missing.length === 0
    ? { programs, missing: null }
    : {
        programs: null,
        missing: `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not installed. Install ${missing.length === 1 ? 'it' : 'them'} with "${howToInstall[name]}".`,
      }
}

/**
 * The paths of a browser's programs.
 * @throws Error that says how to install what is missing.
 */
export function programsOf(name: OtherBrowser): (program: string) => string {
  const { programs, missing } = findBrowser(name)
  if (programs === null) throw new Error(missing)
  return (program) => programs[program] ?? ''
}
