import { readFileSync } from 'node:fs'

/** For tests: whether there is a process of this id. One that has ended and that nobody has taken note of is none. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch {
    return false
  }
}

/** Where there is no /proc the system's first process takes note at once. */
function isZombie(pid: number): boolean {
  try {
    return /\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}
