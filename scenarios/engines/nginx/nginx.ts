import type { EngineRecord } from '../engine-facts.ts'

/** nginx, as a program of its own. */
export const nginx: EngineRecord = {
  title: 'nginx',
  keepsLog: true,
  install: 'apt-get install nginx, or brew install nginx',
  measuredAs: 'nginx',
  configuration: { file: 'nginx.conf', language: 'nginx' },
  canKeepPreflights: true,
  canCache: true,
  ownPolicyOf: (route) => ({
    own: `location ${route} has add_header lines`,
    replaces: 'which replace',
    them: 'them',
  }),
}
