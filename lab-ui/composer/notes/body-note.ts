import { normalizeMethod } from '../../../scenarios/fetch-standard/request/normalize-method.ts'
import { maxProxyBodyBytes } from '../../../scenarios/words/limits.ts'
import { mayHaveBody, type PageRequest } from '../../../scenarios/words/page-request.ts'
import type { FieldNote } from '../../controls/fields/field-note.ts'

const partOfMessageShown = 160

/** What will come of a body, where that is not simply that it arrives; null otherwise. */
export function bodyNote({
  method,
  path,
  body,
}: Pick<PageRequest, 'method' | 'path' | 'body'>): FieldNote | null {
  if (!mayHaveBody(method)) {
    const name = method.toUpperCase()
    return { short: `${name} has none`, whole: `${name} has no body: this one stays here and is not sent.` }
  }
  const bytes = sizeOf(body)
  if (bytes > maxProxyBodyBytes) {
    return {
      short: `over ${maxProxyBodyBytes / 1024} kB: a proxy answers 413`,
      whole: `The body is ${grouped(bytes)} bytes: a proxy answers 413 above ${grouped(maxProxyBodyBytes)}.`,
    }
  }
  const mistake = readsJson(method, path) ? jsonMistake(body) : null
  if (mistake === null) return null
  return {
    short: 'no JSON: the backend answers 400',
    whole: `The backend will answer 400, since it reads an order as JSON whatever the content type: ${mistake}`,
  }
}

/** Whether the backend reads an order from the body of such a request. */
function readsJson(method: string, path: string): boolean {
  const pathname = path.replace(/[?#].*$/s, '').replace(/^(?!\/)/, '/')
  const normalized = normalizeMethod(method)
  return normalized === 'POST'
    ? pathname === '/orders'
    : ['PUT', 'PATCH'].includes(normalized) && /^\/orders\/[^/]+$/.test(pathname)
}

function jsonMistake(text: string): string | null {
  if (text === '') return 'it is empty.'
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, partOfMessageShown) : String(error)
  }
}

/** In bytes of UTF-8, counted only where the text is long enough for it to matter. */
function sizeOf(text: string): number {
  return text.length * 3 <= maxProxyBodyBytes ? text.length : new TextEncoder().encode(text).length
}

const grouped = (number: number) => number.toLocaleString('en')
