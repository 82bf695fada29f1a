import { networkReasons } from './network.ts'
import { pageReasons } from './page.ts'
import { preflightReasons } from './preflight.ts'
import { redirectReasons } from './redirects.ts'
import { responseReasons } from './response.ts'

/** What each reason code stands for, as a closed list. */
export const standardReasons = {
  ...preflightReasons,
  ...responseReasons,
  ...redirectReasons,
  ...pageReasons,
  ...networkReasons,
}
