import type { Policy } from './policy.ts'

/** The policy of the default stage, for a dashboard at this origin. */
export function defaultPolicy(dashboardOrigin: string): Policy {
  return {
    origins: [dashboardOrigin],
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    requestHeaders: ['content-type'],
    exposeHeaders: [],
    credentials: false,
    maxAgeSeconds: 600,
  }
}
