import type { OwnTraffic } from '../../../scenarios/traffic/calculator/offload.ts'

/** What the calculator begins with. Apart from its fields, since it is in the first load with every link. */
export const usualOwnTraffic: OwnTraffic = {
  callsPerVisit: 20,
  secondsBetween: 10,
  urls: 5,
  maxAgeSeconds: 600,
  simplePercent: 30,
  requestMs: 5,
  visitsPerDay: 100_000,
}
