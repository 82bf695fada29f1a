import { test } from './fixtures.ts'

/** Skips the tests of a file where the lab has no nginx to run. */
export function needsNginx(): void {
  test.beforeEach(async ({ lab }) => {
    const response = await fetch(`${lab.dashboard}/api/engines`)
    const { engines } = (await response.json()) as { engines: { name: string; available: boolean }[] }
    const hasNginx = engines.some(({ name, available }) => name === 'nginx' && available)
    test.skip(!hasNginx, 'There is no nginx on this computer.')
  })
}
