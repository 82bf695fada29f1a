import { browserCases } from './browsers/browser-cases.ts'
import { cacheModeCases } from './preflights/cache-mode-cases.ts'
import { beaconCases } from './requests/beacon-cases.ts'
import { blobCases } from './requests/blob-cases.ts'
import { cacheCases } from './preflights/cache-cases.ts'
import type { Case } from './case.ts'
import { dataUrlCases } from './requests/data-url-cases.ts'
import { droppedHeaderCases } from './redirects/dropped-header-cases.ts'
import { firefoxCases } from './browsers/firefox-cases.ts'
import { edgeRedirectCases } from './redirects/edge-redirect-cases.ts'
import { eventSourceCases } from './requests/event-source-cases.ts'
import { foundCases } from './preflights/found-cases.ts'
import { corsCheckCases } from './cors-check-cases.ts'
import { differingRedirectCases } from './redirects/differing-redirect-cases.ts'
import { headerCases } from './preflights/header-cases.ts'
import { localNetworkCases } from './requests/local-network-cases.ts'
import { methodCases } from './preflights/method-cases.ts'
import { connectionCases, modeCases } from './requests/mode-cases.ts'
import { preflightCases } from './preflights/preflight-cases.ts'
import { redirectCases } from './redirects/redirect-cases.ts'
import { resourcePolicyCases } from './resource-policy-cases.ts'
import { repeatedCases } from './preflights/repeated-cases.ts'
import { severalFieldsCases } from './browsers/several-fields-cases.ts'
import { webkitgtkCases } from './browsers/webkitgtk-cases.ts'

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
