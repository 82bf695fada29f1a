import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts CPU time in hundredths of a second, whatever its clock does (proc(5), sysconf(_SC_CLK_TCK)). */
const microsecondsATick = 10_000

/**
 * The CPU time so far, user and system, of a process and its children, in microseconds; NaN where the system has
 * no /proc.
 */
export function cpuOfProgram(pid: number): number {
  try {
    const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    const family = all
      .map(statOf)
      .filter((stat) => stat !== null && (stat.pid === pid || stat.parent === pid))
    return family.reduce((sum, stat) => sum + (stat?.ticks ?? 0), 0) * microsecondsATick
  } catch {
    return Number.NaN
  }
}

function statOf(
  name: string,
): { readonly pid: number; readonly parent: number; readonly ticks: number } | null {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'latin1')
    // The command's name stands in parentheses and may hold anything.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0, user = 0, system = 0] = [fields[1], fields[11], fields[12]]
    return { pid: Number(name), parent, ticks: user + system }
  } catch {
    // It has ended meanwhile.
    return null
  }
}
