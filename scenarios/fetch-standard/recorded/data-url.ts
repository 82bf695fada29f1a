import { parseMimeType, type MimeType } from '../headers/mime-type.ts'
import { isToken } from '../../words/texts/token.ts'
import type { ResponseHead } from '../algorithms/answer.ts'
import type { Profile } from '../profiles/profiles.ts'

/**
 * The response that a data: URL is (https://fetch.spec.whatwg.org/#data-url-processor), or null for one without a
 * comma, and for base64 that is not valid.
 */
export function dataUrlResponse(
  href: string,
  { dataUrlsHaveLength }: Pick<Profile, 'dataUrlsHaveLength'>,
): ResponseHead | null {
  const withoutFragment = href.replace(/#.*/, '')
  const comma = withoutFragment.indexOf(',')
  if (comma === -1) return null
  const written = withoutFragment.slice('data:'.length, comma).trim()
  const type = written.replace(/; *base64$/i, '')
  const bytes = percentDecoded(withoutFragment.slice(comma + 1))
  const length = type === written ? bytes.length : lengthOfBase64(bytes)
  if (length === null) return null
  const mimeType = parseMimeType(type.startsWith(';') ? `text/plain${type}` : type)
  const contentType = mimeType === null ? 'text/plain;charset=US-ASCII' : serialized(mimeType)
  const lengths = dataUrlsHaveLength ? [['content-length', String(length)] as const] : []
  return { status: 200, statusText: 'OK', headers: [['content-type', contentType], ...lengths] }
}

/** One character for each byte. A URL that was parsed holds ASCII alone. */
const percentDecoded = (text: string) =>
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** How many bytes a text in base64 stands for (https://infra.spec.whatwg.org/#forgiving-base64-decode), or null. */
function lengthOfBase64(text: string): number | null {
  const written = text.replace(/[\t\n\f\r ]/g, '')
  const digits = written.length % 4 === 0 ? written.replace(/={1,2}$/, '') : written
  const isValid = digits.length % 4 !== 1 && /^[A-Za-z0-9+/]*$/.test(digits)
  return isValid ? Math.floor((digits.length * 3) / 4) : null
}

/** Serialize a MIME type (https://mimesniff.spec.whatwg.org/#serializing-a-mime-type). */
function serialized({ essence, parameters }: MimeType): string {
  const quoted = (value: string) => `"${value.replace(/[\\"]/g, (char) => `\\${char}`)}"`
  const shown = [...parameters].map(([name, value]) => `;${name}=${isToken(value) ? value : quoted(value)}`)
  return `${essence}${shown.join('')}`
}
