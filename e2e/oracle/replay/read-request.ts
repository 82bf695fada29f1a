import type { HeaderList } from '../../../scenarios/words/exchange.ts'

/** One HTTP/1.1 request as it came, one code unit a byte. */
export interface WireRequest {
  readonly method: string
  /** The request target. */
  readonly target: string
  readonly headers: HeaderList
}

/** The request that these bytes are, once its head and its body of Content-Length bytes are there; null until then. */
export function readRequest(bytes: Buffer): WireRequest | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end === -1) return null
  const [line = '', ...fields] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const headers = fields.map((field): readonly [string, string] => {
    const colon = field.indexOf(':')
    return [field.slice(0, colon), field.slice(colon + 1).replace(/^[\t ]+|[\t ]+$/g, '')]
  })
  const length = headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? '0'
  if (bytes.length < end + 4 + Number(length)) return null
  const [method = '', target = ''] = line.split(' ')
  return { method, target, headers }
}
