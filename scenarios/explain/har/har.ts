import type { Profile } from '../../fetch-standard/profiles/profiles.ts'
import { recorderTellsErrors } from './evidence/evidence.ts'
import { harFetches, type LeftOut } from './fetches/har-fetches.ts'
import { HarFault, readHarEntry, type HarEntry } from './fetches/har-entry.ts'
import { judgeHarFetch } from './judge-har.ts'
import type { JudgedFetch } from './judged-fetch.ts'
import { storedResponses } from './evidence/stored-responses.ts'

/** What is needed of a HAR. */
export interface HarFile {
  /** The program that wrote it. */
  readonly creator: string
  /** The titles of its pages by their ids, which often are their URLs. */
  readonly titles: ReadonlyMap<string, string>
  readonly entries: readonly (HarEntry | Problem)[]
}

/** A part of a file that cannot be read. */
export interface Problem {
  /** Which entry, or line, it is, from 0. */
  readonly index: number
  /** A sentence that names its place. */
  readonly message: string
}

/** What becomes of all that a file holds. */
export interface JudgedRecording {
  /** Whose rules they were judged by. */
  readonly profile: Profile
  readonly fetches: readonly JudgedFetch[]
  readonly leftOut: readonly LeftOut[]
  readonly problems: readonly Problem[]
}

/** The verdict on each fetch of a HAR that goes to another origin than its page's. */
export function judgeHar({ creator, titles, entries }: HarFile, profile: Profile): JudgedRecording {
  const read = entries.filter((entry): entry is HarEntry => !('message' in entry))
  const problems = entries.filter((entry): entry is Problem => 'message' in entry)
  const { fetches, leftOut } = harFetches(read, titles)
  const circumstances = {
    profile,
    tellsErrors: recorderTellsErrors(creator, read),
    stored: storedResponses(read),
  }
  const judged = fetches.map((fetch) => judgeHarFetch(fetch, circumstances))
  return { profile, fetches: judged, leftOut, problems }
}

/** An entry from parsed JSON, or what is wrong with it. */
export function harEntryOf(json: unknown, index: number): HarEntry | Problem {
  try {
    return readHarEntry(json, index)
  } catch (error) {
    if (!(error instanceof HarFault)) throw error
    return { index, message: `log.entries[${index}] ${error.message}.` }
  }
}

/** The titles of pages, by their ids, from the `log.pages` of a HAR. */
export function titlesOf(pages: unknown): ReadonlyMap<string, string> {
  const titles = (Array.isArray(pages) ? pages : []).flatMap((page) => {
    const [id, title] = [memberOf(page, 'id'), memberOf(page, 'title')]
    return typeof id === 'string' && typeof title === 'string' ? [[id, title] as const] : []
  })
  return new Map(titles)
}

/** The name of a program, from the `log.creator` of a HAR; empty for none. */
export function nameOf(creator: unknown): string {
  const name = memberOf(creator, 'name')
  return typeof name === 'string' ? name : ''
}

const memberOf = (json: unknown, name: string): unknown =>
  typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>)[name] : undefined
