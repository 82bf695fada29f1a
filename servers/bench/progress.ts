/** Says on standard error what is being measured, while standard output gets the figures. */
export interface Progress {
  /** What is measured from now on, such as "npm start". */
  step(this: void, what: string): void
  /** Which round of it has begun. */
  round(this: void, number: number, of: number): void
  /** Takes the line of a terminal away, so that something else can be printed. */
  clear(this: void): void
}

interface ProgressStream {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** On a terminal one line that is written over; elsewhere, such as in a log, a line for each step. */
export function progressOn(stream: ProgressStream): Progress {
  const isTerminal = stream.isTTY === true
  let current = ''
  const show = (text: string) => stream.write(isTerminal ? `\r\u001B[K${text} …` : `${text} …\n`)
  return {
    step(what) {
      current = what
      show(what)
    },
    round(number, of) {
      if (isTerminal) show(`${current}: round ${number} of ${of}`)
    },
    clear() {
      if (isTerminal) stream.write('\r\u001B[K')
    },
  }
}
