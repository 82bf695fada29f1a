/** A line in which nginx speaks of itself. */
export interface OwnWords {
  /** The line as it stands. */
  readonly line: string
  /** What follows the time, the level and the process. */
  readonly message: string
}

const time = String.raw`\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d`
const ownLine = new RegExp(String.raw`^(?:nginx: |${time} )\[(?:emerg|alert)\] (?:\d+#\d+: )?(?!\*\d)(.*)$`)
/** The number of a connection stands before what is said of a request on it. */
const requestLine = new RegExp(String.raw`^${time} \[\w+\] \d+#\d+: \*\d+ `)

/**
 * The lines of an error log in which nginx says that it is in trouble itself. A path in an entry about a request is
 * written decoded, newlines too, so that a client can write lines of any form behind it: nothing counts from there on.
 * @param log whole lines from the beginning of the log.
 */
export function ownWords(log: string): readonly OwnWords[] {
  const lines = log.split('\n')
  const firstRequest = lines.findIndex((line) => requestLine.test(line))
  return lines.slice(0, firstRequest === -1 ? undefined : firstRequest).flatMap((line) => {
    const message = ownLine.exec(line)?.[1]
    return message === undefined ? [] : [{ line, message }]
  })
}

/** Whether nginx found its port in use. */
export const saysPortIsTaken = (log: string): boolean =>
  ownWords(log).some(({ message }) =>
    /^bind\(\) to \S+ failed \(\d+: Address already in use\)$/.test(message),
  )
