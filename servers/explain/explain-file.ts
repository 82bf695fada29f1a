import { judge } from '../../scenarios/fetch-standard/judge.ts'
import type { Profile } from '../../scenarios/fetch-standard/profiles.ts'
import { readRecording } from '../../scenarios/fetch-standard/read-recording.ts'
import { RecordingFault } from '../../scenarios/fetch-standard/recording.ts'
import { harSchema } from '../../scenarios/har/har.ts'
import { judgeHar } from '../../scenarios/har/judge-har.ts'
import { styled, type Line } from '../terminal/styled-line.ts'
import { isBlocked } from './outcome-mark.ts'
import { tableOf, type Row } from './table.ts'

/** What is said of a file, and whether something in it is blocked or could not be read. */
export interface FileReport {
  readonly lines: readonly Line[]
  readonly isBlocked: boolean
}

/** The verdicts on a HAR, or on NDJSON of the form that `--ndjson` reads, as lines for people. */
export function explainFile(text: string, profile: Profile): FileReport {
  const har = harOf(text)
  const { rows, faults } = har === null ? ofNdjson(text, profile) : ofHar(har, profile)
  const nothing = rows.length === 0 && faults.length === 0 ? ['No request to another origin is in it.'] : []
  return {
    lines: [...tableOf(rows), ...faults.map((fault) => styled('red', fault)), ...nothing],
    isBlocked: faults.length > 0 || rows.some(({ verdict }) => isBlocked(verdict.outcome)),
  }
}

interface Findings {
  readonly rows: readonly Row[]
  readonly faults: readonly string[]
}

/** The JSON of a text that is one JSON object with a log; null for any other, which may be NDJSON. */
function harOf(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null && 'log' in json ? json : null
  } catch {
    return null
  }
}

function ofHar(json: unknown, profile: Profile): Findings {
  const har = harSchema.safeParse(json)
  if (!har.success) {
    const faults = har.error.issues.slice(0, 10).map(({ path, message }) => `${path.join('.')}: ${message}`)
    return { rows: [], faults: [`This is no HAR. ${faults.join('; ')}.`] }
  }
  const judged = judgeHar(har.data, profile)
  return {
    rows: judged.flatMap(({ client, method, url, credentials, verdict }) =>
      verdict === null ? [] : [{ client, method, url, credentials, verdict }],
    ),
    faults: judged.flatMap(({ error }) => (error === null ? [] : [error])),
  }
}

function ofNdjson(text: string, profile: Profile): Findings {
  const rows: Row[] = []
  const faults: string[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    try {
      const recording = readRecording(JSON.parse(line))
      const verdicts = judge(recording, profile)
      for (const [index, { request }] of recording.steps.entries()) {
        const verdict = verdicts[index]
        const { method, url, credentials } = request
        if (verdict !== undefined)
          rows.push({ client: recording.clientOrigin, method, url, credentials, verdict })
      }
    } catch (error) {
      if (!(error instanceof RecordingFault || error instanceof SyntaxError)) throw error
      faults.push(`Line ${at + 1}: ${error.message}.`)
    }
  }
  return { rows, faults }
}
