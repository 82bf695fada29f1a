import type { PageRequest } from '../../words/page-request.ts'
import { pageRequest } from '../../words/page-request.test-data.ts'
import { exchange, preflight, response } from '../../runs/outcome/evidence.test-data.ts'
import type { CopyEvidence, CopyInput, CopyLane } from './copy-input.ts'

export const request = pageRequest({ body: '{ "item": "tea", "quantity": 3 }' })

/** A lane to which nothing has been sent. */
export const lane: CopyLane = {
  lane: { id: 'backend', url: 'http://localhost:4101', engine: null },
  title: 'backend-CORS',
  request: null,
  result: null,
  seen: null,
  outcome: null,
  hadPreflight: false,
}

/** A request to one lane without an attempt, changed in a part. */
export const inputOf = (change: Partial<PageRequest>, lanes: readonly CopyLane[] = [lane]): CopyInput => ({
  request: { ...request, ...change },
  dashboard: 'http://localhost:4100',
  stage: 'default',
  lanes,
})

/** An attempt that was readable after a preflight, changed in a part. */
export const evidence = (part: Partial<CopyEvidence>): CopyEvidence => ({
  request,
  result: response('cors'),
  outcome: 'readable',
  exchanges: [preflight(), exchange()],
  work: [],
  hadPreflight: false,
  ...part,
})
