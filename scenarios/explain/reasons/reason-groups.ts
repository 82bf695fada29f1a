import type { ReasonCode } from '../../fetch-standard/recording/reason-code.ts'
import { networkReasons } from '../../fetch-standard/reasons/network.ts'
import { pageReasons } from '../../fetch-standard/reasons/page.ts'
import { preflightReasons } from '../../fetch-standard/reasons/preflight.ts'
import { redirectReasons } from '../../fetch-standard/reasons/redirects.ts'
import { responseReasons } from '../../fetch-standard/reasons/response.ts'

/** Codes that end a fetch at the same place, in the order in which they are read. */
export interface ReasonGroup {
  readonly title: string
  /** What they have in common. */
  readonly says: string
  readonly codes: readonly ReasonCode[]
}

/** The codes of a group of the standard's, which stand there in the order in which they are read. */
const codesOf = <Code extends ReasonCode>(group: Readonly<Record<Code, unknown>>) =>
  Object.keys(group) as Code[]

export const reasonGroups: readonly ReasonGroup[] = [
  {
    title: 'The preflight',
    says: 'The browser asked with OPTIONS, and the answer does not let the request go. It was never sent.',
    codes: codesOf(preflightReasons),
  },
  {
    title: 'The response',
    says: 'The request was sent and answered, and the answer is kept from the page. The server has done its work.',
    codes: codesOf(responseReasons),
  },
  {
    title: 'Redirects',
    says: 'The answer leads elsewhere, and the browser does not go there.',
    codes: codesOf(redirectReasons),
  },
  {
    title: 'Before sending',
    says: 'What the page asks for is refused before a server hears of it.',
    codes: codesOf(pageReasons),
  },
  {
    title: 'The network',
    says: 'No response came that CORS could judge. To the page it looks the same.',
    codes: codesOf(networkReasons),
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
