/** A request that the control API refused, or could not answer; the message is fit to be shown. */
export class ControlError extends Error {
  override name = 'ControlError'
  /** The status of the refusal; null when there was no answer. */
  readonly status: number | null

  constructor(message: string, status: number | null) {
    super(message)
    this.status = status
  }
}
