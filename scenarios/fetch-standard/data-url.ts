import { parseMimeType, type MimeType } from './mime-type.ts'
import { isToken } from '../policy/token.ts'
import type { ResponseHead } from './answer.ts'
import type { Profile } from './profiles.ts'

/**
 * The response that a data: URL is (https://fetch.spec.whatwg.org/#data-url-processor), or null for one without a
 * comma.
 */
export function dataUrlResponse(
  href: string,
  { dataUrlsHaveLength }: Pick<Profile, 'dataUrlsHaveLength'>,
): ResponseHead | null {
  const [withoutFragment = ''] = href.split('#')
  const comma = withoutFragment.indexOf(',')
  if (comma === -1) return null
  const written = withoutFragment.slice('data:'.length, comma).trim()
  const type = written.replace(/; *base64$/i, '')
  const isBase64 = type !== written
  const mimeType = parseMimeType(type.startsWith(';') ? `text/plain${type}` : type)
  const contentType = mimeType === null ? 'text/plain;charset=US-ASCII' : serialized(mimeType)
  const length = ['content-length', String(lengthOf(withoutFragment.slice(comma + 1), isBase64))] as const
  const headers = [['content-type', contentType] as const, ...(dataUrlsHaveLength ? [length] : [])]
  return { status: 200, statusText: 'OK', headers }
}

/** The length of a body in bytes. A URL that was parsed holds ASCII alone. */
function lengthOf(body: string, isBase64: boolean): number {
  const bytes = body.replace(/%[0-9a-f]{2}/gi, '.')
  return isBase64 ? Math.floor((bytes.replace(/=+$/, '').length * 3) / 4) : bytes.length
}

/** Serialize a MIME type (https://mimesniff.spec.whatwg.org/#serializing-a-mime-type). */
function serialized({ essence, parameters }: MimeType): string {
  const quoted = (value: string) => `"${value.replace(/[\\"]/g, (char) => `\\${char}`)}"`
  const shown = [...parameters].map(([name, value]) => `;${name}=${isToken(value) ? value : quoted(value)}`)
  return `${essence}${shown.join('')}`
}
