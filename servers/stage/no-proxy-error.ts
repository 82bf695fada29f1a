/** A proxy is to be stopped or started in a lane that has none. */
export class NoProxyError extends Error {
  override name = 'NoProxyError'

  constructor(lane: string) {
    super(`The lane "${lane}" has no proxy. Give it the environment "deployed" to put one in it.`)
  }
}
