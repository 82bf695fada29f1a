import { acah, acam, answer, hop } from '../../../fetch-standard/cases/case.ts'
import type { RecordedRequest } from '../../../fetch-standard/recording/recording.ts'
import type { ProxyFix } from '../../fixes/fix.ts'
import { requestFailed } from '../consoles/firefox-lines.ts'
import { cannotLoad } from '../consoles/safari-lines.ts'
import { example, put } from '../example.ts'
import type { OnTheBench, ReasonFacts } from '../reason-facts.ts'

/** One of the six ways in which a CORS check fails: of a response, or of the answer to a preflight. */
export interface CheckFailure {
  readonly title: string
  /** What is wrong with "the response" or "the answer to the preflight", and why that is not enough. */
  readonly fault: string
  readonly header: string
  /** What each console says, without what comes before or after it at a preflight alone. */
  readonly chromium: string
  readonly firefox: string
  readonly safari: string
  readonly means: string
  readonly fix: ReasonFacts['fix']
  /** Where it is another one at the proxy for a preflight. */
  readonly preflightAtProxy?: ProxyFix
  /** The headers of the answer that fails. */
  readonly lines: readonly string[]
  readonly request?: Partial<RecordedRequest>
  readonly inThePage?: string
  readonly onTheBench: Readonly<Record<'response' | 'preflight', OnTheBench>>
}

/** One of them as what is told of a response. */
export const ofResponse = (failure: CheckFailure): ReasonFacts => ({
  title: failure.title,
  happened: `The response ${failure.fault} So the browser keeps it from the page. The server has done its work all the same: what is withheld is the reading.`,
  onTheWire: `The request and a whole response, which ${failure.header}`,
  ...(failure.inThePage !== undefined && { inThePage: failure.inThePage }),
  console: {
    chromium: failure.chromium,
    firefox: [failure.firefox],
    safari: [failure.safari, cannotLoad],
    means: failure.means,
  },
  fix: failure.fix,
  example: example(failure.request ?? {}, [hop(answer(200, ...failure.lines))]),
  onTheBench: failure.onTheBench.response,
})

const allowed = [acam('PUT'), acah('content-type')]

/** One of them as what is told of the response to a preflight. */
export const ofPreflight = (failure: CheckFailure): ReasonFacts => ({
  title: `Preflight: ${failure.title}`,
  happened: `The browser asked with OPTIONS before it sent the request, and the answer ${failure.fault} So the request itself was never sent, and the server has done nothing.`,
  onTheWire: `OPTIONS and its answer, and no request after it. The answer ${failure.header}`,
  ...(failure.inThePage !== undefined && { inThePage: failure.inThePage }),
  console: {
    chromium: `Response to preflight request doesn't pass access control check: ${failure.chromium}`,
    firefox: [failure.firefox, requestFailed],
    safari: [failure.safari, cannotLoad],
    means: failure.means,
  },
  fix: { ...failure.fix, proxy: failure.preflightAtProxy ?? failure.fix.proxy },
  example: example({ ...put, ...failure.request }, [
    hop(answer(200, ...failure.lines), answer(204, ...failure.lines, ...allowed)),
  ]),
  onTheBench: failure.onTheBench.preflight,
})
