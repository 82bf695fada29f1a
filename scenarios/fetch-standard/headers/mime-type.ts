// oxlint-disable-next-line typescript/triple-slash-reference -- so who imports this file has the types as well
/// <reference path="./whatwg-mimetype-parts.d.ts" />

// The parser alone: the package's index also brings a class and a table of magic bytes, which a page would load for nothing.
import parse from 'whatwg-mimetype/lib/parser.js'

export interface MimeType {
  /** Such as `text/plain`, in lower case. */
  readonly essence: string
  readonly parameters: ReadonlyMap<string, string>
}

/** Parse a MIME type (https://mimesniff.spec.whatwg.org/#parsing-a-mime-type); null where that fails. */
export function parseMimeType(text: string): MimeType | null {
  const parsed = parse(text)
  return parsed === null
    ? null
    : { essence: `${parsed.type}/${parsed.subtype}`, parameters: parsed.parameters }
}
