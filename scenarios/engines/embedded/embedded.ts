import type { EngineRecord } from '../engine-facts.ts'

/** The reverse proxy in the lab's own process, which needs nothing installed. */
export const embedded: EngineRecord = {
  title: 'the embedded proxy',
  log: null,
  install: null,
  measuredAs: 'embedded proxy',
  configuration: { file: 'proxy.json', language: 'json' },
  canKeepPreflights: false,
  canCache: true,
  corsWords: null,
  // It names CORS whether it applies a policy or not.
  noCorsWords: /"cors": null/g,
  ownPolicyOf: (route) => ({
    own: `the route ${route} has a "cors"`,
    replaces: 'which replaces',
    them: 'it',
  }),
}
