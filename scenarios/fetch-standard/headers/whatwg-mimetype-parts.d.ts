/** The part of whatwg-mimetype that parses; the types of the package cover its index only. */
declare module 'whatwg-mimetype/lib/parser.js' {
  const parse: (text: string) => {
    readonly type: string
    readonly subtype: string
    readonly parameters: ReadonlyMap<string, string>
  } | null
  export default parse
}
