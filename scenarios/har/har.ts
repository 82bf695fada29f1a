import type { Profile } from '../fetch-standard/profiles.ts'
import { recorderTellsErrors } from './evidence.ts'
import { harFetches, type LeftOut } from './har-fetches.ts'
import { HarFault, readHarEntry, type HarEntry } from './har-entry.ts'
import { judgeHarFetch } from './judge-har.ts'
import type { JudgedFetch } from './judged-fetch.ts'
import { storedResponses } from './stored-responses.ts'

/** What is needed of a HAR, from parsed JSON that nobody has checked. */
export interface HarFile {
  /** The program that wrote it. */
  readonly creator: string
  /** The titles of its pages by their ids, which often are their URLs. */
  readonly titles: ReadonlyMap<string, string>
  readonly entries: readonly unknown[]
}

/** An entry that cannot be read. */
export interface HarProblem {
  readonly index: number
  /** A sentence that names its place. */
  readonly message: string
}

export interface JudgedHar {
  readonly fetches: readonly JudgedFetch[]
  readonly leftOut: readonly LeftOut[]
  readonly problems: readonly HarProblem[]
}

/** The verdict on each fetch of a HAR that goes to another origin than its page's. */
export function judgeHar({ creator, titles, entries }: HarFile, profile: Profile): JudgedHar {
  const read: HarEntry[] = []
  const problems: HarProblem[] = []
  for (const [index, json] of entries.entries()) {
    try {
      read.push(readHarEntry(json, index))
    } catch (error) {
      if (!(error instanceof HarFault)) throw error
      problems.push({ index, message: `log.entries[${index}] ${error.message}.` })
    }
  }
  const { fetches, leftOut } = harFetches(read, titles)
  const circumstances = {
    profile,
    tellsErrors: recorderTellsErrors(creator, read),
    stored: storedResponses(read),
  }
  return { fetches: fetches.map((fetch) => judgeHarFetch(fetch, circumstances)), leftOut, problems }
}

/** A HAR from parsed JSON; null where it is none. */
export function harFile(json: unknown): HarFile | null {
  const log = memberOf(json, 'log')
  const entries = memberOf(log, 'entries')
  if (!Array.isArray(entries)) return null
  const pages = memberOf(log, 'pages')
  const titles = (Array.isArray(pages) ? pages : []).flatMap((page) => {
    const [id, title] = [memberOf(page, 'id'), memberOf(page, 'title')]
    return typeof id === 'string' && typeof title === 'string' ? [[id, title] as const] : []
  })
  const creator = memberOf(memberOf(log, 'creator'), 'name')
  return { creator: typeof creator === 'string' ? creator : '', titles: new Map(titles), entries }
}

const memberOf = (json: unknown, name: string): unknown =>
  typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>)[name] : undefined
