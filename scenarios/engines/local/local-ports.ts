import type { LocalPorts } from './usual-ports.ts'

/** Below 1024 a port needs rights that a developer should not need for this. */
export const lowestPort = 1024
export const highestPort = 65_535

/** Why two ports cannot be taken, in one sentence with the way out; null where they can. */
export function portsMistake({ proxy, backend }: LocalPorts): string | null {
  const wrong = [proxy, backend].find((port) => !isPort(port))
  if (wrong !== undefined)
    return `A port is a whole number from ${lowestPort} to ${highestPort}; this is ${wrong}.`
  return proxy === backend
    ? `Load balancer and backend cannot both listen on ${proxy}: choose another port for one of them.`
    : null
}

const isPort = (port: number) => Number.isInteger(port) && port >= lowestPort && port <= highestPort

/** @throws RangeError with portsMistake, as nothing but a port may enter a file. */
export function checkedPorts(ports: LocalPorts): LocalPorts {
  const mistake = portsMistake(ports)
  if (mistake !== null) throw new RangeError(mistake)
  return ports
}
