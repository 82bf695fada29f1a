import type { BackendBehaviour } from './backend-behaviour.ts'
import type { ProxyBehaviour } from './proxy-behaviour.ts'

/** What the two layers of a lane do about CORS. The proxy is not looked at where no proxy stands in the lane. */
export interface LaneBehaviour {
  readonly backend: BackendBehaviour
  readonly proxy: ProxyBehaviour
}
