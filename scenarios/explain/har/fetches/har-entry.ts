import type { HeaderList } from '../../../words/exchange.ts'

/** One entry of a HAR (HTTP Archive 1.1 and 1.2), with what browsers and Playwright add to it. Plain data. */
export interface HarEntry {
  /** Its place in the file, from 0. */
  readonly index: number
  /** The id of the page that it belongs to; empty where the file names none. */
  readonly page: string
  /** The id of the frame that it belongs to, which Playwright writes; empty where the file names none. */
  readonly frame: string
  /** When it began, in milliseconds since the epoch; null where the file does not tell. */
  readonly startedMs: number | null
  readonly method: string
  readonly url: string
  readonly requestHeaders: HeaderList
  /** Whether cookies went with it, by the Cookie header or by the list of them. */
  readonly hasCookies: boolean
  /** The text of its body; null for none. */
  readonly body: string | null
  /** 0 where no response came, or where the browser did not show it. */
  readonly status: number
  readonly statusText: string
  readonly responseHeaders: HeaderList
  /** Where a redirect leads, as far as the recorder says so; empty for nowhere. */
  readonly redirectUrl: string
  /** How the request failed, in the recorder's words; empty where it did not, or where the file does not tell. */
  readonly error: string
  /** What asked for it, in Chromium's words: `fetch`, `xhr`, `script`, `ping`, ...; empty where the file does not tell. */
  readonly resourceType: string
  /** Whether a service worker of the page answered, so that CORS has no say. */
  readonly isFromServiceWorker: boolean
  /** Whether the browser's cache answered. */
  readonly isFromCache: boolean
}

/** An entry that cannot be used; `what` is the rest of a sentence that begins with its place. */
export class HarFault extends Error {
  override name = 'HarFault'
}

/**
 * An entry from parsed JSON. Members that are missing, null or of another type than they should be are taken for
 * missing: recorders differ, and one odd member must not spoil an entry.
 * @throws HarFault where it lacks what no entry can do without.
 */
export function readHarEntry(json: unknown, index: number): HarEntry {
  const entry = objectIn(json)
  const request = objectIn(entry?.['request'])
  if (entry === null || request === null) throw new HarFault('has no request')
  const { method, url } = request
  if (typeof method !== 'string' || typeof url !== 'string')
    throw new HarFault('has a request without a method or a URL')
  const response = objectIn(entry['response'])
  if (response === null) throw new HarFault(`has no response to ${method} ${url}`)
  const requestHeaders = headersIn(request['headers'])
  const cookies = request['cookies']
  return {
    index,
    page: textIn(entry['pageref']),
    frame: textIn(entry['_frameref']),
    startedMs: timeIn(entry['startedDateTime']),
    method,
    url,
    requestHeaders,
    hasCookies: headerIn(requestHeaders, 'cookie') !== null || (Array.isArray(cookies) && cookies.length > 0),
    body: bodyIn(request['postData']),
    status: typeof response['status'] === 'number' && response['status'] > 0 ? response['status'] : 0,
    statusText: textIn(response['statusText']),
    responseHeaders: headersIn(response['headers']),
    redirectUrl: textIn(response['redirectURL']),
    error:
      textIn(response['_error']) || textIn(response['_failureText']) || textIn(entry['_failureText']) || '',
    resourceType: textIn(entry['_resourceType']).toLowerCase(),
    isFromServiceWorker: [entry, response].some((each) => each['_fetchedViaServiceWorker'] === true),
    isFromCache: textIn(entry['_fromCache']) !== '',
  }
}

/** The value of a header, by its lower-case name; null where it is not there. */
export function headerIn(headers: HeaderList, lowerCaseName: string): string | null {
  return headers.find(([name]) => name.toLowerCase() === lowerCaseName)?.[1] ?? null
}

const objectIn = (json: unknown): Readonly<Record<string, unknown>> | null =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Readonly<Record<string, unknown>>)
    : null

const textIn = (json: unknown): string => (typeof json === 'string' ? json : '')

/** HTTP/2 has its pseudo-headers among them; the fields of one name may be one value with newlines between. */
function headersIn(json: unknown): HeaderList {
  if (!Array.isArray(json)) return []
  return json.flatMap((each) => {
    const header = objectIn(each)
    const name = textIn(header?.['name'])
    if (name === '' || name.startsWith(':')) return []
    return textIn(header?.['value'])
      .split('\n')
      .map((line) => [name, line] as const)
  })
}

function timeIn(json: unknown): number | null {
  const ms = typeof json === 'string' ? Date.parse(json) : Number.NaN
  return Number.isNaN(ms) ? null : ms
}

function bodyIn(json: unknown): string | null {
  const data = objectIn(json)
  return data === null ? null : textIn(data['text'])
}
