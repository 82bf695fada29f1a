import type { Answer, Hop } from '../recording/recording.ts'
import { acah, acam, acao, answer, hop } from './case.ts'

/** An answer that every page may read, without credentials. */
export const readable: Answer = answer(200, acao('*'))

/** The answer to a preflight that allows everything, without credentials. */
export const allowsAll: Answer = answer(204, acao('*'), acam('*'), acah('*'))

/** A redirect that every page may follow, and whose preflight is allowed everything. */
export const redirect = (status: number, location: string): Hop =>
  hop(answer(status, acao('*'), `Location: ${location}`), allowsAll)

/** A 302 that every page may follow, and to which no preflight is expected. */
export const redirectTo = (location: string, ...lines: readonly string[]): Hop =>
  hop(answer(302, acao('*'), `Location: ${location}`, ...lines))
