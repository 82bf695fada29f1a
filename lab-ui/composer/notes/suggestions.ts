import type { Suggestion } from '../../controls/fields/suggestion.ts'

export const methodSuggestions: readonly Suggestion[] = [
  { value: 'GET', words: 'needs no preflight by itself' },
  { value: 'HEAD', words: 'as GET, without a body in the response' },
  { value: 'POST', words: 'needs no preflight by itself' },
  { value: 'PUT', words: 'needs a preflight' },
  { value: 'PATCH', words: 'needs a preflight' },
  { value: 'DELETE', words: 'needs a preflight' },
  { value: 'patch', words: 'keeps its case, so it is another method than PATCH' },
  { value: 'OPTIONS', words: 'sent by script: it is no preflight, and needs one' },
  { value: 'QUERY', words: 'a method of its own: needs a preflight' },
  { value: 'TRACE', words: 'forbidden: the browser refuses the request' },
]

export const pathSuggestions: readonly Suggestion[] = [
  { value: '/orders', words: 'all orders; POST adds one' },
  { value: '/orders/17', words: 'one order; 1 to 20 exist at the start' },
  { value: '/orders.csv', words: 'a file, with headers that must be exposed' },
  { value: '/catalogue', words: 'may be cached, has an ETag' },
  { value: '/session?name=ada', words: 'POST signs in: it sets a cookie' },
  { value: '/me', words: 'who is signed in: wants the cookie' },
  { value: '/private', words: '401 without an Authorization header' },
  { value: '/status/404', words: 'answers with that status' },
  { value: '/slow?ms=2000', words: 'answers after so many milliseconds' },
  { value: '/redirect?to=/orders', words: 'redirects there; &status=307 keeps the method' },
  { value: '/crash', words: 'the handler throws' },
]

export const contentTypeSuggestions: readonly Suggestion[] = [
  { value: 'application/json', words: 'needs a preflight' },
  { value: 'text/plain', words: 'needs no preflight, even for JSON' },
  { value: 'application/x-www-form-urlencoded', words: 'a form: needs no preflight' },
  { value: 'multipart/form-data; boundary=lab', words: 'a form with files: needs no preflight' },
  { value: 'application/xml', words: 'needs a preflight' },
]

/** A header name with a value that fits it. */
export interface HeaderSuggestion extends Suggestion {
  readonly example: string
}

export const headerSuggestions: readonly HeaderSuggestion[] = [
  { value: 'x-trace', example: '7f3a', words: 'a header of your own: needs a preflight' },
  { value: 'authorization', example: 'Bearer demo', words: '/private wants it; * does not allow it' },
  { value: 'x-requested-with', example: 'XMLHttpRequest', words: 'needs a preflight' },
  { value: 'content-language', example: 'en', words: 'safelisted: needs no preflight' },
  { value: 'accept', example: 'text/csv', words: 'safelisted: needs no preflight' },
  { value: 'accept-language', example: 'de', words: 'safelisted: needs no preflight' },
  { value: 'range', example: 'bytes=0-99', words: 'safelisted while it is one simple range' },
  { value: 'if-none-match', example: '"catalogue-1"', words: 'needs a preflight; /catalogue answers 304' },
  { value: 'cache-control', example: 'no-cache', words: 'needs a preflight' },
  { value: 'content-type', example: 'text/plain', words: 'instead of the field above' },
  { value: 'x-http-method-override', example: 'DELETE', words: 'needs a preflight' },
  { value: 'cookie', example: 'a=b', words: 'forbidden: the browser leaves it out' },
]

/** The value of a header after its name was chosen: a fitting one, unless somebody has typed one. */
export function valueForHeader(name: string, value: string): string {
  const isUntouched = value === '' || headerSuggestions.some(({ example }) => example === value)
  const chosen = headerSuggestions.find((suggestion) => suggestion.value === name)
  return isUntouched && chosen !== undefined ? chosen.example : value
}
