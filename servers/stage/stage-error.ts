/** A stage that cannot be made, found or closed; the message says why and what to do. */
export class StageError extends Error {
  override name = 'StageError'
  readonly reason: 'unknown' | 'too-many' | 'permanent' | 'taken' | 'unwanted'

  constructor(reason: StageError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}
