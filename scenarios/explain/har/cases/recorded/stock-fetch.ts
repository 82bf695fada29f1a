import type { RecordedEntry } from './recorded-case.ts'

export const page = 'https://shop.test'
export const item = 'https://api.test/items/1'
export const other = 'https://files.test/items/1'
/** What lets the page in, with credentials. */
export const named = { 'Access-Control-Allow-Origin': page, 'Access-Control-Allow-Credentials': 'true' }
/** A GET of the page for the item, which it may read. */
export const get = (more: Partial<RecordedEntry> = {}): RecordedEntry => ({
  ask: `GET ${item}`,
  type: 'fetch',
  sent: { Origin: page, 'Sec-Fetch-Mode': 'cors' },
  status: 200,
  got: named,
  ...more,
})
