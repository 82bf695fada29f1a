import { jsLiteral } from '../../words/texts/js-literal.ts'
import type { RecordedRequest } from '../../fetch-standard/recording/recording.ts'

/** The call of fetch that makes a request, without the options that say what fetch does anyway. */
export function fetchCall(request: RecordedRequest): string {
  const { url, method, headers, credentials, mode, redirect, body } = request
  const options = {
    ...(method !== 'GET' && { method }),
    ...(mode !== 'cors' && { mode }),
    ...(credentials !== 'same-origin' && { credentials }),
    ...(redirect !== 'follow' && { redirect }),
    ...(headers.length > 0 && { headers }),
    ...(body !== null && { body }),
  }
  const lines = Object.entries(options).map(([name, value]) => `  ${name}: ${jsLiteral(value)},\n`)
  return `fetch(${jsLiteral(url)}${lines.length === 0 ? '' : `, {\n${lines.join('')}}`})`
}
