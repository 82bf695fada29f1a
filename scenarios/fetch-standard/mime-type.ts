// oxlint-disable-next-line typescript/triple-slash-reference -- so who imports this file has the types as well
/// <reference path="./whatwg-mimetype-parts.d.ts" />

// Not from the package's index, which also guesses types from bytes: script that a page would load for nothing.
import MIMEType from 'whatwg-mimetype/lib/mime-type.js'

/** A MIME type, parsed as the MIME Sniffing standard says. */
export { MIMEType }
