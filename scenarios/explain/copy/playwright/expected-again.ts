import type { PageResponse } from '../../../runs/comparison/page-seen.ts'
import { seenOf, type Seen } from '../../../runs/comparison/seen.ts'
import { countOf } from '../../../runs/outcome/exchanges.ts'
import type { CopyEvidence, CopyLane } from '../copy-input.ts'

type Count = ReturnType<typeof countOf>

/** An Expectation that names one value of each part, as the copied test compares them. */
type ExpectedAgain = {
  readonly page: {
    readonly type?: PageResponse['type']
    readonly status?: number
    readonly headers?: readonly string[]
    readonly error?: string
  }
  readonly proxy?: Count
  readonly backend: Count
  readonly work?: Seen['work']
}

/**
 * What another attempt with the same request is expected to show. Where the first changed what it found, as a
 * DELETE does, a second cannot show the same: then it is the type of the response and the counts alone.
 */
export function expectedAgain({ lane }: CopyLane, evidence: CopyEvidence): ExpectedAgain {
  const { request, result, exchanges, work, hadPreflight } = evidence
  const seen = seenOf({ request, result, seen: { exchanges, work }, hadPreflight })
  const isRepeatable = !seen.work.includes('deleted') && !isCreatedOnce(evidence)
  return {
    page: pageAgain(seen.page, isRepeatable),
    ...((lane.engine !== null || seen.proxy.length > 0) && { proxy: countOf(seen.proxy) }),
    backend: countOf(seen.backend),
    ...(isRepeatable && { work: seen.work }),
  }
}

/** A POST creates each time, anything else only what is not there yet. */
const isCreatedOnce = ({ work, exchanges }: CopyEvidence) =>
  work.some(({ change }) => change === 'created') && !exchanges.some(({ method }) => method === 'POST')

function pageAgain(page: Seen['page'], isRepeatable: boolean): ExpectedAgain['page'] {
  if (page === null) return {}
  const { type, status, headers, error } = page
  if (error !== null) return { error }
  return isRepeatable ? { type, status, headers } : { type }
}
