import { expect, test } from 'vitest'
import { laneSentence } from './lane-sentence.ts'

const cases = [
  ['backend', 'local', null, 'The backend applies the policy.'],
  ['backend', 'deployed', 'nginx', 'The backend applies the policy, behind a proxy: nginx.'],
  ['proxy', 'deployed', 'embedded', 'The proxy applies the policy: embedded.'],
  [
    'proxy',
    'local',
    null,
    'Nobody applies the policy: the proxy that would is not on a developer’s computer.',
  ],
  ['none', 'local', null, 'Nobody applies the policy.'],
  ['none', 'deployed', 'nginx', 'Nobody applies the policy, behind a proxy: nginx.'],
  ['hybrid', 'local', null, 'The backend applies the policy. Its environment says so: CORS_BY=backend.'],
  [
    'hybrid',
    'deployed',
    'nginx',
    'The proxy applies the policy: nginx. Its environment says so: CORS_BY=proxy.',
  ],
  ['both', 'local', null, 'The backend applies the policy. Its environment says so: CORS_BY=backend.'],
  [
    'both',
    'deployed',
    'nginx',
    'Backend and proxy both apply the policy: nginx. Nobody told the backend that a proxy does it here.',
  ],
  ['backend+proxy-cache', 'local', null, 'The backend applies the policy.'],
  [
    'backend+proxy-cache',
    'deployed',
    'nginx',
    'The backend applies the policy, and the proxy keeps its answers to preflights: nginx.',
  ],
  [
    'same-origin',
    'local',
    'vite',
    'Nobody applies the policy, and none is needed: page and API are of one origin, behind Vite’s development server. Attempts come from that origin.',
  ],
  [
    'same-origin',
    'deployed',
    'nginx',
    'Nobody applies the policy, and none is needed: page and API are of one origin, behind nginx. Attempts come from that origin.',
  ],
] as const

test.each(cases)('says who applies the policy: %s, %s, engine %s', (strategy, environment, engine, said) => {
  expect(laneSentence({ strategy, environment, engine })).toBe(said)
})
