import { hostileValues } from '../../../../scenarios/explain/copy/hostile-values.test-data.ts'
import type { PageRequest } from '../../../../scenarios/words/page-request.ts'
import { plainRequest } from './copied-requests.ts'

/** Names of headers that are tokens, and would mean something where they stood in code unquoted. */
export const hostileNames = ["x-'c`$&", '__proto__', 'constructor', 'x-%s-*']

/** Whether a browser sends a value as that of a header. */
const isFieldValue = (value: string) => !/[\0\r\n]|[^\0-\xFF]/.test(value)

/** Whether a Node server takes it, too. */
const isTakenByNode = (value: string) => /^[\t\x20-\x7E\x80-\xFF]*$/.test(value)

const requestWith = (change: Partial<PageRequest>): PageRequest => ({ ...plainRequest, ...change })

/** Requests that hold each hostile value wherever a request can: most are sent, and some no browser sends. */
export const hostileRequests: readonly PageRequest[] = [
  ...hostileValues.map((value) =>
    requestWith({
      path: `/${value}?${value}`,
      headers: isFieldValue(value) ? [['X-Trace', value]] : [],
      contentType: '',
      body: value,
    }),
  ),
  ...hostileValues
    .filter((value) => !isFieldValue(value))
    .map((value) => requestWith({ headers: [['X-Trace', value]] })),
  ...hostileNames.map((name) => requestWith({ headers: [[name, '1']] })),
  requestWith({ method: "o'no`$&" }),
  requestWith({ method: "POST',${globalThis.pwned=1}" }),
  requestWith({ method: 'GET', path: '/orders?' }),
]

/** What a test changes, and what must have come of it. */
export interface HostileOrder {
  readonly request: Partial<PageRequest>
  /** What the test's lane is called. */
  readonly title: string
  /** The order's path, and the item that it has in the end. */
  readonly path: string
  readonly item: string
}

/** Requests that change an order each, with several hostile values in each. */
export const hostileOrders: readonly HostileOrder[] = inFives(
  hostileValues.filter(({ length }) => length < 200),
).map((values, index) => {
  const path = `/orders/${index + 1}`
  const item = `${index}${values[0]}.`
  const headers = [
    ['X-Trace', values.filter(isTakenByNode).join(' ')],
    ...hostileNames.map((name) => [name, '1']),
  ]
  return {
    request: {
      path: `${path}?${values.join('&')}`,
      headers: headers as [string, string][],
      body: JSON.stringify({ item, quantity: 1, note: values }),
    },
    title: values.join(''),
    path,
    item,
  }
})

function inFives<Value>(values: readonly Value[]): readonly (readonly Value[])[] {
  return values.length === 0 ? [] : [values.slice(0, 5), ...inFives(values.slice(5))]
}
