import type { RecordedEntry } from './recorded-case.ts'

export const page = 'https://shop.test'
export const stock = 'https://api.test/stock'
/** A preflight of the page for the stock, and its answer. */
export const preflight = (
  method: string,
  names: string,
  status: number,
  got: RecordedEntry['got'],
  url = stock,
): RecordedEntry => ({
  ask: `OPTIONS ${url}`,
  type: 'preflight',
  sent: {
    Origin: page,
    'Access-Control-Request-Method': method,
    ...(names !== '' && { 'Access-Control-Request-Headers': names }),
    'Sec-Fetch-Mode': 'cors',
  },
  status,
  ...(got !== undefined && { got }),
})
export const allowing = (more: Readonly<Record<string, string>> = {}) => ({
  'Access-Control-Allow-Origin': page,
  ...more,
})
