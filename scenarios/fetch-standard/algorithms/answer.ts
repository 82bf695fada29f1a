import type { HeaderList } from '../../words/exchange.ts'
import { fieldValues, normalizeValue } from '../headers/header-list.ts'
import { networkError, type FetchState, type NetworkError } from './fetch-state.ts'
import type { Answer } from '../recording/recording.ts'

export interface ResponseHead {
  readonly status: number
  readonly statusText: string
  readonly headers: HeaderList
}

/** A hop's answer to a preflight that nobody recorded. */
export const notFound: ResponseHead = { status: 404, statusText: 'Not Found', headers: [] }

/** What Chromium takes only once in a response. */
const singleFields = ['content-disposition', 'content-length', 'location']

/**
 * What comes of an answer below CORS: a response, or the network error of a connection that failed and of bytes that
 * are no HTTP response.
 */
export function received(
  answer: Answer,
  { profile, recorded, method }: Pick<FetchState, 'profile' | 'recorded' | 'method'>,
): ResponseHead | NetworkError {
  if ('error' in answer) {
    if (answer.error === 'invalid' && profile.takesHttp09 && method !== 'PUT') return http09
    return answer.error === 'invalid'
      ? networkError('http-invalid-response')
      : networkError('connection-failed', { parameter: answer.error })
  }
  // 1xx is never the last word: what is waited for after it does not come.
  if (answer.status < 200) return networkError('connection-failed', { parameter: 'empty' })
  for (const [name, value] of answer.headers) {
    // Of the control characters these three cannot be in a header: others stay, and make a value a wrong one.
    if (/[\0\r\n]/.test(normalizeValue(value)))
      return networkError('http-invalid-response', { header: name.toLowerCase(), value })
  }
  if (profile.takesEqualFieldsAsOne) {
    const header = singleFields.find((name) => new Set(fieldValues(answer.headers, name)).size > 1)
    if (header !== undefined) return networkError('http-invalid-response', { header })
  }
  // Chromium takes the answer of a proxy that it did not ask for an error; the standard would ask the user.
  if (answer.status === 407 && profile.refusesProxyAuthentication)
    return networkError('http-invalid-response', { parameter: '407' })
  return recorded === null ? answer : { ...answer, headers: recorded.read(answer.headers, profile) }
}

const http09: ResponseHead = { status: 200, statusText: 'OK', headers: [] }

export const isNetworkError = (result: object | null): result is NetworkError =>
  result !== null && 'code' in result
