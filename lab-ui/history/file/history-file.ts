import * as z from 'zod/mini'
import type { Run } from '../../attempt/run/run.ts'
import { jsonFaultAt } from './json-fault.ts'
import { readRun } from './read-run.ts'
import { megabytes, mostRuns } from '../store/shelf.ts'

const format = 'cors-lab-history'
const version = 1

/** Bytes; somewhat more than what is kept can have, so that what was exported can be imported. */
const mostFileBytes = 21_000_000

/** What is written and read as one file: runs, marked as recorded. */
export interface ReadHistory {
  readonly runs: readonly Run[]
  /** A sentence for each thing that is wrong; the runs that are not named are good. */
  readonly faults: readonly string[]
}

/** A history as a file, a line a run, from the JSON of its runs. */
export function historyFile(runs: readonly string[], exportedAt: Date): string {
  const head = JSON.stringify({ format, version, recorded: true, exportedAt: exportedAt.toISOString() })
  return `${head.slice(0, -1)},"runs":[\n${runs.join(',\n')}\n]}\n`
}

/** The name of the file, with the day by the clock of whoever exports. */
export function historyFileName(exportedAt: Date): string {
  const parts = [exportedAt.getFullYear(), exportedAt.getMonth() + 1, exportedAt.getDate()]
  return `${format}-${parts.map((part) => String(part).padStart(2, '0')).join('-')}.json`
}

/** Why a file of this size, in bytes, is not even opened; null when it is. */
export function sizeFault(bytes: number): string | null {
  return bytes <= mostFileBytes
    ? null
    : `The file has ${megabytes(bytes)} MB, and a history ${megabytes(mostFileBytes)} MB at most.`
}

/** Reads a file that anybody may have written. Never throws. */
export function readHistoryFile(text: string): ReadHistory {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch (error) {
    return faulty(notJson(text, error))
  }
  const head = headSchema.safeParse(file)
  if (!head.success) return faulty(wrongHead(file))
  const { runs } = head.data
  if (runs.length > mostRuns)
    return faulty(`The file has ${runs.length} runs, and a history ${mostRuns} at most. Split it.`)
  const read = runs.map(readRun)
  return {
    runs: read.flatMap((each) => (typeof each === 'string' ? [] : [each])),
    faults: read.flatMap((each, index) => (typeof each === 'string' ? [`Run ${index + 1}: ${each}.`] : [])),
  }
}

const headSchema = z.object({
  format: z.literal(format),
  version: z.literal(version),
  recorded: z.literal(true),
  runs: z.array(z.unknown()),
})

function wrongHead(file: unknown): string {
  const head: Readonly<Record<string, unknown>> = typeof file === 'object' ? { ...file } : {}
  if (head['format'] !== format)
    return `The file is JSON, but no history of CORS Lab: it has no "format" that is "${format}".`
  if (head['version'] !== version)
    return `The history's version is ${shown(head['version'])}, and this lab reads version ${version}. Open it with the lab that wrote it.`
  return head['recorded'] === true
    ? 'The history has no list of "runs".'
    : 'The history is not marked as recorded: its "recorded" must be true.'
}

const shown = (value: unknown) =>
  typeof value === 'number' || typeof value === 'string' ? JSON.stringify(value).slice(0, 40) : 'unknown'

function notJson(text: string, error: unknown): string {
  const at = jsonFaultAt(text)
  if (text.trim() === '') return 'The file is empty.'
  if (at === null) return `The file could not be read: ${String(error)}`
  return at >= text.length
    ? `The file is not whole: its JSON breaks off at character ${at}, where it ends.`
    : `The file is not JSON: ${JSON.stringify(text.slice(at, at + 12))} at character ${at + 1} does not belong there.`
}

const faulty = (fault: string): ReadHistory => ({ runs: [], faults: [fault] })
