/** What stops by itself once nobody uses it any more. */
interface Retiring {
  stop(): Promise<void>
}

/** The longest that an exchange may hold what was replaced: /slow takes at most 10 s. */
const endsAfterMs = 15_000

/** What stood behind an address and was replaced, until the last of its exchanges has ended. */
export function createRetirement() {
  const retiring = new Set<Retiring>()
  return {
    /** Stops it when it is unused, or when its time is up. Rejects when it does not stop: then it stays in here. */
    async retire(old: Retiring, unused: Promise<void>): Promise<void> {
      retiring.add(old)
      const timeUp = new Promise<void>((resolve) => setTimeout(resolve, endsAfterMs).unref())
      await Promise.race([unused, timeUp])
      await old.stop()
      retiring.delete(old)
    },
    /** Stops those that are left. */
    async stop(): Promise<void> {
      await Promise.all([...retiring].map((each) => each.stop()))
    },
  }
}
