/**
 * The few globals that exist alike in browsers and in Node. scenarios/ is compiled without either
 * library, so that whatever is not listed here does not compile.
 */

declare class URL {
  constructor(url: string, base?: string)
  static canParse(url: string, base?: string): boolean
  readonly href: string
  readonly origin: string
  readonly protocol: string
  readonly host: string
  hostname: string
  readonly port: string
  readonly pathname: string
  readonly search: string
  readonly searchParams: { get(name: string): string | null }
  hash: string
  readonly username: string
  readonly password: string
}
