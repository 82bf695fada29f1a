/** One request of a browser's, in so far as an answer depends on it. */
export interface Asked {
  readonly url: URL
  /** What it is sent with, or, of a preflight, what the preflight asks for. */
  readonly method: string
  /** The value of Origin; null where none is sent. */
  readonly origin: string | null
  readonly isCredentialed: boolean
  readonly hasAuthorization: boolean
  readonly body: string
}
