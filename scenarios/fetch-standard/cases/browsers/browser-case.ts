import type { Hop } from '../../recording/recording.ts'
import {
  acah,
  acam,
  acao,
  answer,
  caseOf,
  hop,
  page,
  request,
  type Case,
  type CaseStep,
  type Expected,
} from '../case.ts'

/** What Firefox ESR 153.8 and WebKitGTK 2.50.6 were seen to do where they leave the standard. */
export const ends = (sent: string, end: Expected['ends'] = 'readable'): Expected => ({
  ends: end,
  sent: sent === '' ? [] : sent.split(', '),
})

export const allowed = hop(
  answer(200, acao('*')),
  answer(204, acao('*'), acam('PUT, PATCH, DELETE'), acah('authorization, content-type, x-a')),
)
/** A redirect that every page may follow, and whose preflight allows PUT and three headers. */
export const redirect = (status: number, location: string): Hop =>
  hop(
    answer(status, acao('*'), `Location: ${location}`),
    answer(204, acao('*'), acam('PUT'), acah('authorization, content-type, x-a')),
  )
export const stepOf = (
  part: Parameters<typeof request>[0],
  expected: CaseStep['expected'],
  hops = [allowed],
): CaseStep => ({
  request: request(part),
  hops,
  waitMs: 0,
  expected,
})
export const several = (name: string, ...steps: readonly CaseStep[]): Case => ({
  name: `browsers: ${name}`,
  clientOrigin: page,
  steps,
})
export const one = (...[name, ...rest]: Parameters<typeof caseOf>): Case =>
  caseOf(`browsers: ${name}`, ...rest)

export const cold = ends('preflight 0, PUT 0')
export const warm = ends('PUT 0')
export const always = (expected: Expected) => ({
  standard: expected,
  chromium: expected,
  firefox: expected,
  webkit: expected,
})
