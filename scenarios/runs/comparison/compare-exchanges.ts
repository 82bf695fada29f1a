import { fieldValues } from '../../fetch-standard/headers/header-list.ts'
import type { Witness } from '../../words/exchange.ts'
import { countOf } from '../outcome/exchanges.ts'
import { acceptedBy, differing, type Difference } from './difference.ts'
import type {
  ExchangeCounts,
  ExchangeExpectation,
  ExchangesExpectation,
  ExchangeText,
  OneOf,
} from './expectation.ts'
import type { SeenExchange } from './seen.ts'

type Exchanges = readonly SeenExchange[]

/** Where the exchanges that a witness saw differ from those that were expected there: in number, in kind, in headers. */
export function compareExchanges(
  witness: Witness,
  expected: ExchangesExpectation | undefined,
  seen: Exchanges | undefined,
): readonly Difference[] {
  if (expected === undefined) return []
  return isCounts(expected) ? compareCounts(witness, expected, seen) : compareLists(witness, expected, seen)
}

const isCounts = (expected: ExchangesExpectation): expected is ExchangeCounts =>
  !Array.isArray(expected) && !('oneOf' in expected)

function compareCounts(witness: Witness, expected: ExchangeCounts, seen: Exchanges | undefined) {
  const counted = seen && countOf(seen)
  return [
    ...differing({
      part: `preflights at the ${witness}`,
      expected: expected.preflights,
      seen: counted?.preflights,
    }),
    ...differing({
      part: `requests at the ${witness}`,
      expected: expected.requests,
      seen: counted?.requests,
    }),
  ]
}

function compareLists(
  witness: Witness,
  expected: OneOf<readonly ExchangeExpectation[]>,
  seen: Exchanges | undefined,
): readonly Difference[] {
  const accepted = acceptedBy(expected)
  const differences = differing({
    part: `exchanges at the ${witness}`,
    expected: { oneOf: accepted.map((list) => list.map(textOf)) },
    seen: seen?.map(exchangeText),
  })
  if (differences.length > 0 || seen === undefined) return differences
  const perList = accepted
    .filter((list) => list.map(textOf).join() === seen.map(exchangeText).join())
    .map((list) => list.flatMap((each, at) => compareHeaders(witness, each, seen[at])))
  return perList.find((each) => each.length === 0) ?? perList[0] ?? []
}

function compareHeaders(
  witness: Witness,
  expected: ExchangeExpectation,
  seen: SeenExchange | undefined,
): readonly Difference[] {
  if (typeof expected === 'string' || seen === undefined) return []
  return Object.entries(expected.headers).flatMap(([name, values]) =>
    differing({
      part: `${name} of ${expected.exchange} at the ${witness}`,
      expected: values,
      seen: fieldValues(seen.responseHeaders, name.toLowerCase()),
    }),
  )
}

const textOf = (expected: ExchangeExpectation): ExchangeText =>
  typeof expected === 'string' ? expected : expected.exchange

const exchangeText = ({ method, status }: SeenExchange): ExchangeText =>
  status === null ? `${method || 'no HTTP'} no answer` : `${method || 'no HTTP'} ${status}`
