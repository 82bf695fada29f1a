import type { RecordedRequest } from '../../recording/recording.ts'

/** What the server receives of a request that is readable, with a preflight before it or without. */
export const sentFor = ({ method }: RecordedRequest, hasPreflight: boolean): readonly string[] =>
  hasPreflight ? ['preflight 0', `${method} 0`] : [`${method} 0`]
