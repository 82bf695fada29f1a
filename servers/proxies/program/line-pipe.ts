import { execFile } from 'node:child_process'
import { closeSync, constants, openSync } from 'node:fs'
import { Socket } from 'node:net'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * A named pipe that a program takes for its log file. Against a file it never grows, and against datagrams it never
 * loses a line: when the lab is slow, the program waits.
 */
export interface LinePipe {
  close(): void
}

/**
 * Makes a named pipe and calls `onLine` for each line that is written into it.
 * @throws Error when it cannot be made or opened; what was made of it is left to the caller.
 */
export async function openLinePipe(path: string, onLine: (line: string) => void): Promise<LinePipe> {
  await run('mkfifo', ['-m', '600', path]).catch((error: unknown) => {
    throw isMissing(error)
      ? new Error('mkfifo, which makes named pipes, was not found in PATH. Install it (coreutils).')
      : error
  })
  // Open for writing too, so that the end of one writer is not the end of the pipe. Nothing waits here.
  const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK)
  let socket: Socket
  try {
    socket = new Socket({ fd, readable: true, writable: false })
  } catch (error) {
    closeSync(fd)
    throw error
  }
  let rest = ''
  socket.setEncoding('utf8').on('error', () => {})
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  })
  return { close: () => void socket.destroy() }
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'
