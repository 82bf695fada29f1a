import type { HeaderList } from '../../../words/exchange.ts'
import { note } from '../fetch-state.ts'
import { getHeader } from '../../headers/header-list.ts'
import { placeOf } from '../../request/origin.ts'
import type { CorsCheckCode } from '../../recording/reason-code.ts'
import type { Because, Reason } from '../../recording/verdict.ts'

const allowOrigin = 'access-control-allow-origin'
const allowCredentials = 'access-control-allow-credentials'

export type CorsCheckFailure = Omit<Reason, 'hop' | 'code'> & { readonly code: CorsCheckCode }

/**
 * The CORS check (https://fetch.spec.whatwg.org/#concept-cors-check) of a response; null where it succeeds. `origin`
 * is the serialized request origin. Each step that was taken is added to `because`. Which of several faults gets the
 * blame is not in the standard: the order is Chromium's.
 */
export function corsCheck(
  request: { readonly origin: string; readonly isCredentialed: boolean },
  headers: HeaderList,
  because: Because[],
): CorsCheckFailure | null {
  const { origin, isCredentialed } = request
  const value = getHeader(headers, allowOrigin)
  note({ because }, 'acao-present', value !== null)
  if (value === null) return { code: 'acao-missing', header: allowOrigin, value, parameter: null }

  if (value === '*') {
    note({ because }, 'acao-wildcard', !isCredentialed)
    return isCredentialed
      ? { code: 'acao-wildcard-credentials', header: allowOrigin, value, parameter: null }
      : null
  }

  note({ because }, 'acao-matches', value === origin, value, origin)
  if (value !== origin)
    return { code: mismatchCode(value), header: allowOrigin, value, parameter: value === '' ? null : value }

  if (!isCredentialed) return null
  const credentials = getHeader(headers, allowCredentials)
  note({ because }, 'acac-true', credentials === 'true')
  if (credentials === 'true') return null
  return {
    code: 'acac-not-true',
    header: allowCredentials,
    value: credentials,
    parameter: credentials === '' ? null : credentials,
  }
}

/** What kind of wrong value it is. `null` is an origin, though no URL. */
function mismatchCode(value: string): CorsCheckCode {
  if (/[ ,]/.test(value)) return 'acao-multiple'
  return value === 'null' || placeOf(utf8Decoded(value)) !== null ? 'acao-mismatch' : 'acao-invalid'
}

/** Bytes over 0x7F as the UTF-8 that browsers read a URL as; where they are none, as U+FFFD, which no host may hold. */
function utf8Decoded(value: string): string {
  try {
    return value.replace(/[\x80-\xFF]+/g, (bytes) =>
      decodeURIComponent(Array.from(bytes, (byte) => `%${byte.charCodeAt(0).toString(16)}`).join('')),
    )
  } catch {
    return value.replace(/[\x80-\xFF]+/g, '\uFFFD')
  }
}
