const forbiddenNames: ReadonlySet<string> = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
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
const forbiddenMethods: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK'])

/** Whether fetch refuses a method whatever its case (https://fetch.spec.whatwg.org/#forbidden-method). */
export function isForbiddenMethod(method: string): boolean {
  return forbiddenMethods.has(method.toUpperCase())
}

/**
 * Whether a header that a page sets is left out without a word, since it is the browser's to set
 * (https://fetch.spec.whatwg.org/#forbidden-request-header).
 */
export function isForbiddenRequestHeader(name: string, value: string): boolean {
  const lowerCase = name.toLowerCase()
  if (forbiddenNames.has(lowerCase) || /^(proxy|sec)-/.test(lowerCase)) return true
  return (
    overridesOfMethod.has(lowerCase) && value.split(',').some((method) => isForbiddenMethod(method.trim()))
  )
}
