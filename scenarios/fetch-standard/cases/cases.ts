import { browserCases } from './browser-cases.ts'
import { cacheModeCases } from './cache-mode-cases.ts'
import { beaconCases } from './beacon-cases.ts'
import { blobCases } from './blob-cases.ts'
import { cacheCases } from './cache-cases.ts'
import type { Case } from './case.ts'
import { dataUrlCases } from './data-url-cases.ts'
import { droppedHeaderCases } from './dropped-header-cases.ts'
import { firefoxCases } from './firefox-cases.ts'
import { edgeRedirectCases } from './edge-redirect-cases.ts'
import { eventSourceCases } from './event-source-cases.ts'
import { foundCases } from './found-cases.ts'
import { corsCheckCases } from './cors-check-cases.ts'
import { differingRedirectCases } from './differing-redirect-cases.ts'
import { headerCases } from './header-cases.ts'
import { localNetworkCases } from './local-network-cases.ts'
import { methodCases } from './method-cases.ts'
import { connectionCases, modeCases } from './mode-cases.ts'
import { preflightCases } from './preflight-cases.ts'
import { redirectCases } from './redirect-cases.ts'
import { resourcePolicyCases } from './resource-policy-cases.ts'
import { repeatedCases } from './repeated-cases.ts'
import { severalFieldsCases } from './several-fields-cases.ts'
import { webkitgtkCases } from './webkitgtk-cases.ts'

/** Every case: recordings, and what the standard and the browsers make of them. */
export const cases: readonly Case[] = [
  ...corsCheckCases,
  ...preflightCases,
  ...methodCases,
  ...headerCases,
  ...redirectCases,
  ...differingRedirectCases,
  ...edgeRedirectCases,
  ...modeCases,
  ...connectionCases,
  ...repeatedCases,
  ...cacheCases,
  ...foundCases,
  ...resourcePolicyCases,
  ...blobCases,
  ...dataUrlCases,
  ...eventSourceCases,
  ...beaconCases,
  ...localNetworkCases,
  ...browserCases,
  ...droppedHeaderCases,
  ...firefoxCases,
  ...severalFieldsCases,
  ...webkitgtkCases,
  ...cacheModeCases,
]
