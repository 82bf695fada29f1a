import { enginesOf } from './engines-of.ts'
import { test } from './fixtures.ts'

/** Skips the tests of a file where the lab has no nginx to run. */
export function needsNginx(): void {
  test.beforeEach(async ({ lab }) => {
    const hasNginx = (await enginesOf(lab)).some(({ name, available }) => name === 'nginx' && available)
    test.skip(!hasNginx, 'There is no nginx on this computer.')
  })
}
