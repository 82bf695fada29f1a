import type { ReasonCode } from '../../../scenarios/fetch-standard/recording/reason-code.ts'
import type { Reason } from '../../../scenarios/fetch-standard/recording/verdict.ts'
import type { BrowserName } from '../../../scenarios/words/browser.ts'
import { browserErrors } from './browser-errors.ts'
import { codesOfFirefoxReason } from './firefox-reasons.ts'
import type { Failure } from './observed.ts'

/** Whether what a browser says of a failed fetch is the oracle's reason. WebKit says nothing that a test can read. */
export const isToldReason: Readonly<
  Record<BrowserName, (reason: Reason, failure: Failure | null) => boolean>
> = {
  chromium: (reason, failure) =>
    failure !== null &&
    browserErrors(reason.code).includes(failure.error) &&
    isParameter(failure.parameter, reason),
  firefox: ({ code }, failure) => {
    const codes: readonly ReasonCode[] | null = failure === null ? null : codesOfFirefoxReason(failure.error)
    return codes === null || codes.includes(code)
  },
  webkit: () => true,
}

/** Of several headers that are not allowed Chromium names one, in the order of a hash table. */
const isParameter = (told: string, { code, parameter, value }: Reason) =>
  told === '' ||
  told === parameter ||
  (code === 'preflight-header-not-allowed' &&
    !(value ?? '')
      .toLowerCase()
      .split(/[, \t]+/)
      .includes(told))
