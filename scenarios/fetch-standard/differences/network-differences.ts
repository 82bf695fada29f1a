import type { Recording } from '../recording/recording.ts'
import type { Difference } from './difference.ts'
import { allowed, example } from './example-steps.ts'

const local = { url: 'http://localhost:8080/orders' }
const fromPublic = (clientOrigin: string): Recording => ({
  ...example(local, [allowed]),
  clientOrigin,
  clientAddressSpace: 'public',
})

/** Who may reach the local network. */
export const networkDifferences = {
  localNetworkAccess: {
    title: 'Local Network Access',
    says: 'Before a page from the internet reaches the local network or this computer, Chromium and Firefox ask the user. Chromium also asks before a page from the local network reaches this computer. Safari does not ask, and the Fetch standard has no such check.',
    since: { chromium: '142', firefox: '153' },
    link: 'https://wicg.github.io/local-network-access/',
    example: fromPublic('https://app.example'),
  },
  localNetworkNeedsSecureContext: {
    title: 'Local Network Access of insecure pages',
    says: 'Chromium blocks access to the local network from pages that were loaded over http, without asking. Firefox asks there, too.',
    since: { chromium: '142' },
    link: 'https://wicg.github.io/local-network-access/',
    example: { ...fromPublic('http://app.example'), lnaPermission: 'granted' },
  },
} satisfies Record<string, Difference>
