import { decodeAndSplit } from './get-decode-and-split.ts'

const forbiddenNames: ReadonlySet<string> = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'access-control-request-private-network',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
])
const overridesOfMethod: ReadonlySet<string> = new Set([
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
])

/** Forbidden methods, which are so in any case (https://fetch.spec.whatwg.org/#forbidden-method). */
export const forbiddenMethods: readonly string[] = ['CONNECT', 'TRACE', 'TRACK']

/** Whether fetch refuses a method whatever its case (https://fetch.spec.whatwg.org/#forbidden-method). */
export function isForbiddenMethod(method: string): boolean {
  return forbiddenMethods.includes(method.toUpperCase())
}

/**
 * Whether a page can set no header of this name, whatever its value
 * (https://fetch.spec.whatwg.org/#forbidden-request-header).
 */
export function isForbiddenName(name: string): boolean {
  const lowerCase = name.toLowerCase()
  return forbiddenNames.has(lowerCase) || /^(proxy|sec)-/.test(lowerCase)
}

/**
 * Whether a header that a page sets is left out without a word, since it is the browser's to set
 * (https://fetch.spec.whatwg.org/#forbidden-request-header).
 */
export function isForbiddenRequestHeader(name: string, value: string): boolean {
  const lowerCase = name.toLowerCase()
  if (isForbiddenName(lowerCase)) return true
  return overridesOfMethod.has(lowerCase) && decodeAndSplit(value).some(isForbiddenMethod)
}
