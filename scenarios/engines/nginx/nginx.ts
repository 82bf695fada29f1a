import type { EngineRecord } from '../engine-facts.ts'
import { log } from './log.ts'

/** nginx, as a program of its own. What is long about it, and seldom read, is in `nginxTexts`. */
export const nginx: EngineRecord = {
  title: 'nginx',
  log,
  install: 'apt-get install nginx, or brew install nginx',
  measuredAs: 'nginx',
  configuration: { file: 'nginx.conf', language: 'nginx' },
  canKeepPreflights: true,
  canCache: true,
  // The variables of the policy's maps, and the location that answers preflights from the cache.
  corsWords: /\$cors|\/kept-preflight\b/i,
  noCorsWords: null,
  ownPolicyOf: (route) => ({
    own: `location ${route} has add_header lines`,
    replaces: 'which replace',
    them: 'them',
  }),
}
