/** Sends a signal to every process of a group. One of which nothing is left is no fault. */
export function killGroup(processGroup: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-processGroup, signal)
  } catch {}
}
