import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { callKindNames } from '../../scenarios/traffic/experiment/call-kind.ts'
import { trafficCommandLine } from '../../scenarios/traffic/experiment/traffic-command.ts'
import { trafficIssues } from '../../scenarios/traffic/experiment/traffic-issues.ts'
import { type TrafficSpec } from '../../scenarios/traffic/experiment/traffic-spec.ts'
import { engineNames } from '../../scenarios/words/engine.ts'
import { trafficCommand } from '../cli/traffic.ts'
import { testHost } from '../terminal/host.test-support.ts'

const mostCalls = 100_000

const specs: fc.Arbitrary<TrafficSpec> = fc
  .record({
    visitors: fc.integer({ min: 1, max: 300 }),
    calls: fc.integer({ min: 1, max: 300 }),
    maxAges: fc.uniqueArray(fc.integer({ min: 0, max: 31_536_000 }), { minLength: 1, maxLength: 3 }),
    kinds: fc.uniqueArray(fc.constantFrom(...callKindNames), { minLength: 1 }),
    addresses: fc.integer({ min: 1, max: 20 }),
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
  })
  .filter((spec) => trafficIssues(spec, mostCalls).length === 0)

test('the command asks lab traffic for the very experiment, and a shell finds nothing to act upon', async () => {
  await fc.assert(
    fc.asyncProperty(specs, fc.constantFrom(...engineNames), async (spec, engine) => {
      const line = trafficCommandLine(spec, engine)
      expect(line).toMatch(/^[\w ,-]+$/)
      const words = line.split(' ')
      expect(words.splice(0, 5)).toEqual(['npm', 'run', 'lab', '--', 'traffic'])
      let flags: unknown = null
      const command = trafficCommand(testHost().host)
      command.action((given) => void (flags = given))
      await command.parseAsync(words, { from: 'user' })
      const { maxAges, kinds, ...rest } = spec
      expect(flags).toMatchObject({ ...rest, maxAge: maxAges, requests: kinds, engine })
    }),
  )
})

test('every word of the command is the same to /bin/sh', () => {
  const spec = { visitors: 2, calls: 3, maxAges: [600, 0], kinds: callKindNames, addresses: 1, seed: 4 }
  const line = trafficCommandLine(spec, 'nginx')
  const printed = execFileSync('/bin/sh', { input: `printf '%s\\n' ${line}` })
  expect(printed.toString().trimEnd().split('\n')).toEqual(line.split(' '))
})
