import { judge } from '../../scenarios/fetch-standard/judge.ts'
import type { Profile } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { readRecording } from '../../scenarios/fetch-standard/recording/read-recording.ts'
import { RecordingFault } from '../../scenarios/fetch-standard/recording/recording.ts'
import type { JudgedRecording, Problem } from '../../scenarios/explain/har/har.ts'
import type { JudgedFetch } from '../../scenarios/explain/har/judged-fetch.ts'
import { isBlocked } from '../../scenarios/words/outcome.ts'
import { linesOf, longestLine } from './lines.ts'

/** The verdict on each step of NDJSON as `--ndjson` reads it; a line that cannot be read is a problem of its own. */
export async function judgeLines(
  bytes: AsyncIterable<Uint8Array>,
  profile: Profile,
): Promise<JudgedRecording> {
  const fetches: JudgedFetch[] = []
  const problems: Problem[] = []
  let at = 0
  for await (const lines of linesOf(bytes)) {
    for (const line of lines) {
      const index = at
      at += 1
      if (line?.trim() === '') continue
      try {
        if (line === null) throw new RecordingFault('the line', `has more than ${longestLine} bytes`)
        fetches.push(...judgedSteps(line, fetches.length, profile))
      } catch (error) {
        if (!(error instanceof RecordingFault || error instanceof SyntaxError)) throw error
        problems.push({ index, message: `Line ${index + 1}: ${error.message}.` })
      }
    }
  }
  return { profile, fetches, leftOut: [], problems }
}

function judgedSteps(line: string, first: number, profile: Profile): JudgedFetch[] {
  const recording = readRecording(JSON.parse(line))
  const verdicts = judge(recording, profile)
  return recording.steps.flatMap(({ request, hops }, at) => {
    const verdict = verdicts[at]
    if (verdict === undefined) return []
    const { outcome, reason } = verdict
    const { method, url, credentials } = request
    return {
      index: first + at,
      client: recording.clientOrigin,
      method,
      url,
      credentials,
      request,
      hops: hops.map((hop, number) => ({ ...hop, url: hop.url ?? (number === 0 ? url : null) })),
      outcome,
      reason,
      verdict,
      isCertain: true,
      mayBeBlocked: isBlocked(outcome),
      agrees: null,
      notes: [],
    }
  })
}
