import type { ReasonCode } from '../../fetch-standard/recording/reason-code.ts'

/** Codes that end a fetch at the same place, in the order in which they are read. */
export interface ReasonGroup {
  readonly title: string
  /** What they have in common. */
  readonly says: string
  readonly codes: readonly ReasonCode[]
}

export const reasonGroups: readonly ReasonGroup[] = [
  {
    title: 'The preflight',
    says: 'The browser asked with OPTIONS, and the answer does not let the request go. It was never sent.',
    codes: [
      'preflight-acao-missing',
      'preflight-acao-mismatch',
      'preflight-acao-multiple',
      'preflight-acao-invalid',
      'preflight-acao-wildcard-credentials',
      'preflight-acac-not-true',
      'preflight-redirect',
      'preflight-status',
      'preflight-method-not-allowed',
      'preflight-header-not-allowed',
      'preflight-acam-malformed',
      'preflight-acah-malformed',
      'preflight-authorization-wildcard',
    ],
  },
  {
    title: 'The response',
    says: 'The request was sent and answered, and the answer is kept from the page. The server has done its work.',
    codes: [
      'acao-missing',
      'acao-mismatch',
      'acao-multiple',
      'acao-invalid',
      'acao-wildcard-credentials',
      'acac-not-true',
      'corp-blocked',
    ],
  },
  {
    title: 'Redirects',
    says: 'The answer leads elsewhere, and the browser does not go there.',
    codes: ['redirect-mode-error', 'redirect-limit', 'redirect-bad-location', 'redirect-credentials'],
  },
  {
    title: 'Before sending',
    says: 'What the page asks for is refused before a server hears of it.',
    codes: ['request-invalid', 'mode-same-origin', 'no-cors-redirect-mode', 'scheme-not-http'],
  },
  {
    title: 'The network',
    says: 'No response came that CORS could judge. To the page it looks the same.',
    codes: ['connection-failed', 'http-invalid-response', 'lna-permission-denied', 'lna-insecure'],
  },
]

const inOrder = reasonGroups.flatMap(({ codes }) => codes)

/** The codes that are read before and after a code; null at either end. */
export function neighboursOf(code: ReasonCode): {
  readonly previous: ReasonCode | null
  readonly next: ReasonCode | null
} {
  const at = inOrder.indexOf(code)
  return { previous: inOrder[at - 1] ?? null, next: inOrder[at + 1] ?? null }
}

/** The group that a code is in. */
export function groupOf(code: ReasonCode): ReasonGroup {
  const group = reasonGroups.find(({ codes }) => codes.includes(code))
  if (group === undefined) throw new RangeError(`No group holds the code ${code}.`)
  return group
}
