/** What a request's body is to the standard: nothing, bytes with a source, or a stream without one. */
export type BodyKind = 'none' | 'bytes' | 'stream'

const types: ReadonlyMap<string, string> = new Map([
  ['text', 'text/plain;charset=UTF-8'],
  ['urlencoded', 'application/x-www-form-urlencoded;charset=UTF-8'],
  // The boundary is the browser's to choose.
  ['multipart', 'multipart/form-data; boundary=----boundary'],
])

/**
 * The Content-Type that a body brings with it (https://fetch.spec.whatwg.org/#concept-bodyinit-extract): null for
 * bytes and streams, and for a Blob without a type. A body type of `blob:X` is a Blob made with the type X.
 */
export function contentTypeOfBody(bodyType: string): string | null {
  if (!bodyType.startsWith('blob:')) return types.get(bodyType) ?? null
  const type = bodyType.slice('blob:'.length)
  // The Blob constructor forgets a type with other characters than these, and puts it into lower case.
  return /^[\x20-\x7E]+$/.test(type) ? type.toLowerCase() : null
}

/** Whether a text names a kind of body: text, urlencoded, multipart, blob:TYPE, buffer or stream. */
export function isBodyType(text: string): boolean {
  return types.has(text) || text === 'buffer' || text === 'stream' || text.startsWith('blob:')
}
