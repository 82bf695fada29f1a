/** What a field says about its value: a few words beside its label, and the whole of it on request. */
export interface FieldNote {
  readonly short: string
  readonly whole: string
  /** Whether the value will not do as it stands; otherwise the note tells what will come of it. */
  readonly isMistake?: boolean
}
