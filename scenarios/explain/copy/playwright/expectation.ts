import { headerValue, isPreflight } from '../../../runs/outcome/exchanges.ts'
import type { Exchange, Witness } from '../../../words/exchange.ts'
import type { PageResult } from '../../../words/page-result.ts'
import type { CopyEvidence, CopyLane } from '../copy-input.ts'

type Count = Readonly<Record<'preflights' | 'requests', number>>

/** What must be seen again when an attempt is made again. What is left out may differ. */
export type Expectation = {
  readonly page:
    | { readonly error: string }
    | { readonly type: string }
    | { readonly type: string; readonly status: number; readonly headers: readonly string[] }
  readonly witnesses: { readonly backend: Count } & Partial<{
    readonly proxy: Count
    readonly work: readonly string[]
  }>
}

/**
 * What another attempt with the same request is expected to show. Where the first changed what it found, as a
 * DELETE does, a second cannot show the same: then it is the type of the response and the counts alone.
 */
export function expectationOf({ lane }: CopyLane, evidence: CopyEvidence): Expectation {
  const { result, exchanges, work } = evidence
  const proxy = countAt('proxy', exchanges)
  const isRepeatable = work.every(({ change }) => change !== 'deleted') && !isCreatedOnce(evidence)
  return {
    page: pageExpectation(result, isRepeatable),
    witnesses: {
      ...((lane.engine !== null || proxy.requests + proxy.preflights > 0) && { proxy }),
      backend: countAt('backend', exchanges),
      ...(isRepeatable && { work: work.map(({ change }) => change) }),
    },
  }
}

/** A POST creates each time, anything else only what is not there yet. */
const isCreatedOnce = ({ work, exchanges }: CopyEvidence) =>
  work.some(({ change }) => change === 'created') && !exchanges.some(({ method }) => method === 'POST')

function pageExpectation(result: PageResult, isRepeatable: boolean): Expectation['page'] {
  switch (result.kind) {
    case 'response':
      if (!isRepeatable) return { type: result.type }
      return {
        type: result.type,
        status: result.status,
        headers: result.headers.map(([name]) => name).toSorted(),
      }
    case 'refused':
    case 'failed':
      return { error: result.name }
    case 'timed-out':
      return { error: 'TimeoutError' }
    case 'stopped':
    case 'lab-fault':
      return { error: 'AbortError' }
  }
}

function countAt(witness: Witness, exchanges: readonly Exchange[]): Count {
  const seen = exchanges.filter((each) => each.witness === witness)
  const preflights = seen.filter(isPreflight).length
  return { preflights, requests: seen.length - preflights }
}

/**
 * What was sent before the attempt, on which it depends: the same, fragment included, where the browser
 * remembered its preflight; the same but for the fragment where it had the response in its HTTP cache.
 */
export function sentBefore({ result, exchanges, hadPreflight }: CopyEvidence): null | 'same' | 'cold' {
  if (hadPreflight) return 'same'
  return result.kind === 'response' && exchanges.every(isPreflight) ? 'cold' : null
}

/** Whether the attempt took so long that a test's usual time may not be enough. */
export function isSlow(evidence: CopyEvidence | null): boolean {
  const result = evidence?.result
  return result !== undefined && 'elapsedMs' in result
    ? result.elapsedMs > 4_000
    : result?.kind === 'timed-out'
}

/** The cookies that went with the attempt's request, name and value. */
export function cookiesOf({ exchanges }: CopyEvidence): readonly (readonly [name: string, value: string])[] {
  const cookie = exchanges.map(({ requestHeaders }) => headerValue(requestHeaders, 'cookie')).find(Boolean)
  return (cookie?.split('; ') ?? []).map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return [name, value.join('=')]
  })
}
