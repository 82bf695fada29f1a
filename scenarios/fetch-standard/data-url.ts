import { parseMimeType, type MimeType } from './mime-type.ts'
import { isToken } from '../policy/token.ts'
import type { ResponseHead } from './answer.ts'

/**
 * The response that a data: URL is (https://fetch.spec.whatwg.org/#data-url-processor), or null for one without a
 * comma. Its body is not looked at.
 */
export function dataUrlResponse(href: string): ResponseHead | null {
  const [withoutFragment = ''] = href.split('#')
  const comma = withoutFragment.indexOf(',')
  if (comma === -1) return null
  const type = withoutFragment
    .slice('data:'.length, comma)
    .trim()
    .replace(/; *base64$/i, '')
  const mimeType = parseMimeType(type.startsWith(';') ? `text/plain${type}` : type)
  const contentType = mimeType === null ? 'text/plain;charset=US-ASCII' : serialized(mimeType)
  return { status: 200, statusText: 'OK', headers: [['content-type', contentType]] }
}

/** Serialize a MIME type (https://mimesniff.spec.whatwg.org/#serializing-a-mime-type). */
function serialized({ essence, parameters }: MimeType): string {
  const quoted = (value: string) => `"${value.replace(/[\\"]/g, (char) => `\\${char}`)}"`
  const shown = [...parameters].map(([name, value]) => `;${name}=${isToken(value) ? value : quoted(value)}`)
  return `${essence}${shown.join('')}`
}
