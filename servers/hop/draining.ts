/** What is stopped once nobody uses it any more. */
interface Stoppable {
  stop(): Promise<void>
}

/** Servers that were replaced, each until the last of its exchanges has ended. */
export interface Draining {
  /**
   * Stops a server once it is unused, or when its time is up.
   * @param unused resolves when its last exchange has ended.
   * @throws what the server throws; stopRest tries again then.
   */
  add(old: Stoppable, unused: Promise<void>): Promise<void>
  /** Stops those that are left, with their exchanges. */
  stopRest(): Promise<void>
}

/** How long an exchange may keep a replaced server running: /slow takes at most 10 s. */
const usualMaxMs = 15_000

/** @param maxMs how long a server may take to drain, in milliseconds; it is stopped then, with what is under way. */
export function createDraining(maxMs = usualMaxMs): Draining {
  const draining = new Set<Stoppable>()
  return {
    async add(old, unused) {
      draining.add(old)
      const timeUp = new Promise<void>((resolve) => setTimeout(resolve, maxMs).unref())
      await Promise.race([unused, timeUp])
      await old.stop()
      draining.delete(old)
    },
    async stopRest() {
      await Promise.all([...draining].map((each) => each.stop()))
    },
  }
}
