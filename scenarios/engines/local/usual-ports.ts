/** The ports that the generated files name. */
export interface LocalPorts {
  /** Where pages reach the load balancer. */
  readonly proxy: number
  /** Where the developer's backend listens. */
  readonly backend: number
}

export const usualPorts: LocalPorts = { proxy: 8080, backend: 3000 }
