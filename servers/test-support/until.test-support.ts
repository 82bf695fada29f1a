import { setTimeout as sleep } from 'node:timers/promises'

/** So long that only a machine that hardly runs at all takes longer for what does come about. */
const withinMs = 60_000

/** For tests: waits for what must come about, and fails when it does not within 60 s. */
export async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  const endsAt = performance.now() + withinMs
  while (!(await what())) {
    if (performance.now() > endsAt) {
      throw new Error(`It did not come about within ${withinMs / 1_000} s: ${what.toString()}`)
    }
    await sleep(2)
  }
}
