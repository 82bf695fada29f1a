import { expect, test } from 'vitest'
import { isBadPort } from '../scenarios/fetch-standard/algorithms/checks/bad-port.ts'
import { portsFor } from './ports.ts'

test('places control at the base, lanes behind it and the second origin past the bad port 4190', () => {
  expect(portsFor(4100)).toEqual({
    control: 4100,
    second: 4191,
    lanes: [4101, 4102, 4103, 4104, 4105, 4106, 4107, 4108],
  })
})

test('places the second origin 90 above a base where that is no bad port', () => {
  expect(portsFor(7000).second).toBe(7090)
})

test('takes free ports for base 0', () => {
  expect(portsFor(0)).toMatchObject({ control: 0, second: 0 })
})

test.each([1, 1023, 65_500, 4100.5, Number.NaN, -1])('refuses the base %d and names the range', (base) => {
  expect(() => portsFor(base)).toThrow(/0 or a whole number from 1024 to 65444/)
})

test.each([6000, 5999, 6660, 10_072])(
  'refuses the base %i, which needs a port that browsers block',
  (base) => {
    expect(() => portsFor(base)).toThrow(/which browsers block/)
  },
)

test('never uses a bad port, whatever the base', () => {
  for (let base = 1024; base <= 65_444; base += 1) {
    let ports
    try {
      ports = portsFor(base)
    } catch {
      continue
    }
    expect([ports.control, ports.second, ...ports.lanes].some(isBadPort)).toBe(false)
  }
})
