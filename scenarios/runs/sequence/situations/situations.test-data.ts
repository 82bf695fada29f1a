import { answeredSituations } from './answered-situations.test-data.ts'
import { cachedSituations } from './cached-situations.test-data.ts'
import { failedSituations } from './failed-situations.test-data.ts'
import { unsettledSituations } from './unsettled-situations.test-data.ts'

export const situations = [
  ...answeredSituations,
  ...cachedSituations,
  ...failedSituations,
  ...unsettledSituations,
]
