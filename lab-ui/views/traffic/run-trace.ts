/** Where figures come from: who sent them, when, and how long it took. */
export function runTrace(startedAt: Date, seconds: number): string {
  const at = startedAt.toISOString().slice(0, 16).replace('T', ' ')
  const cores = navigator.hardwareConcurrency
  return `Sent by this browser on ${at} UTC, in ${seconds.toFixed(1)} s, on a computer with ${cores} cores. ${browserName()}.`
}

function browserName(): string {
  const [brand] = navigator.userAgent.match(/(Chrome|Firefox|Version)\/[\d.]+/) ?? []
  return brand?.replace('/', ' ').replace('Version', 'Safari') ?? navigator.userAgent
}
