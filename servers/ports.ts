import { isBadPort } from '../scenarios/fetch-standard/algorithms/checks/bad-port.ts'
import { maxLanes } from '../scenarios/setup/max-lanes.ts'

/** Where the lab listens. Port 0 means: any free one. */
export interface Ports {
  readonly control: number
  /** The second page origin, which also serves the event stream. */
  readonly second: number
  readonly lanes: readonly number[]
}

export const defaultPortBase = 4100
const secondOffset = 90
const lowestPortBase = 1024
const highestPortBase = 65_535 - secondOffset - 1

/** Says what a port base is to be, and what was given in its place. */
export const notAPortBase = (given: number | string) =>
  `A port base is 0 or a whole number from ${lowestPortBase} to ${highestPortBase}; this is ${given}.`

/**
 * The lab's ports for a base: control at the base, lanes from the next port on, the second origin
 * 90 above the base, or at the next port that is not a bad port of the Fetch standard (from 4100 that
 * is 4191, since 4190 is one). Base 0 takes free ports.
 * @throws RangeError for a base out of range, or one that puts the dashboard or a lane on a bad port.
 */
export function portsFor(base: number): Ports {
  if (base === 0) return { control: 0, second: 0, lanes: Array.from({ length: maxLanes }, () => 0) }
  if (!Number.isInteger(base) || base < lowestPortBase || base > highestPortBase) {
    throw new RangeError(notAPortBase(base))
  }
  const lanes = Array.from({ length: maxLanes }, (_, index) => base + 1 + index)
  const bad = [base, ...lanes].find(isBadPort)
  if (bad !== undefined) {
    throw new RangeError(
      `Port base ${base} needs port ${bad}, which browsers block (Fetch standard, "Port blocking"). Choose another base.`,
    )
  }
  let second = base + secondOffset
  while (isBadPort(second)) second += 1
  return { control: base, second, lanes }
}
