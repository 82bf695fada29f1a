/** A stage or a company that cannot be made, found or closed; the message says why and what to do. */
export class ResidentError extends Error {
  override name = 'ResidentError'
  readonly reason: 'unknown' | 'too-many' | 'permanent' | 'taken' | 'unwanted'

  constructor(reason: ResidentError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}
