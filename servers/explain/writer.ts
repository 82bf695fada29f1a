import type { Writable } from 'node:stream'

/**
 * Writes to a stream; what it gives resolves when the stream can take more. A reader that is gone is no error, and
 * `onGone` is told.
 */
export function writerTo(stream: Writable, onGone: () => void): (text: string) => Promise<void> | undefined {
  let isGone = false
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    isGone = true
    stream.emit('drain')
    onGone()
  })
  return (text) => {
    if (isGone || stream.write(text)) return undefined
    return new Promise((resolve) => stream.once('drain', resolve))
  }
}
