/** The part of whatwg-mimetype that parses; the types of the package know its index alone. */
declare module 'whatwg-mimetype/lib/mime-type.js' {
  export { MIMEType as default } from 'whatwg-mimetype'
}
