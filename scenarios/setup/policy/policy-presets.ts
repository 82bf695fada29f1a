import { defaultPolicy } from './default-policy.ts'
import type { Policy } from './policy.ts'

/** A policy to start from: what it changes of the default policy, and what it is for. */
export interface PolicyPreset {
  readonly name: string
  /** One or two sentences: what it is for, or what it shows. */
  readonly purpose: string
  readonly changes: Partial<Policy>
}

export const policyPresets: readonly PolicyPreset[] = [
  {
    name: 'Default',
    purpose:
      "What every lab starts with: pages of the dashboard's origin may use the whole API, without cookies.",
    changes: {},
  },
  {
    name: 'Everybody may read',
    purpose:
      'Any page may read what needs no cookie. A simple POST still reaches the backend: a policy guards the reading, not the sending.',
    changes: { origins: '*', methods: ['GET', 'HEAD'], requestHeaders: [] },
  },
  {
    name: 'Public read-only',
    purpose:
      'For open data: any page may read, with all response headers, and may ask for a part or for what has changed since. A verdict is kept for as long as Chromium keeps one.',
    changes: {
      origins: '*',
      methods: ['GET', 'HEAD'],
      requestHeaders: ['range', 'if-none-match', 'if-modified-since'],
      exposeHeaders: ['*'],
      maxAgeSeconds: 7200,
    },
  },
  {
    name: 'One origin with cookies',
    purpose:
      'For an app that signs its users in: one origin, named in full, whose requests may carry cookies.',
    changes: { credentials: true },
  },
  {
    name: 'Locked: nobody',
    purpose:
      'No other origin may read anything, and every preflight fails. What is sent without one is still done.',
    changes: { origins: [], methods: [], requestHeaders: [], exposeHeaders: [] },
  },
  {
    name: 'Nothing cached: max-age 0',
    purpose: 'The default with a preflight before every request that needs one: for counting OPTIONS.',
    changes: { maxAgeSeconds: 0 },
  },
  {
    name: 'Dangerous: * with credentials',
    purpose:
      'What is often tried, and never works: browsers refuse * for a request with credentials. Send one with credentials include and see.',
    changes: { origins: '*', credentials: true },
  },
  {
    name: 'Dangerous: null with credentials',
    purpose: 'What lets everybody in: any page can put a sandboxed frame on itself, and its origin is null.',
    changes: { origins: ['null'], credentials: true },
  },
]

/** The policy that a preset stands for, where the dashboard is at this origin. */
export function policyOfPreset(preset: PolicyPreset, dashboardOrigin: string): Policy {
  return { ...defaultPolicy(dashboardOrigin), ...preset.changes }
}
