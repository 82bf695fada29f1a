import { getHeader } from '../../../scenarios/fetch-standard/headers/header-list.ts'
import type { Hop, Recording } from '../../../scenarios/fetch-standard/recording/recording.ts'
import type { OtherBrowser } from '../../support/browsers/browser.ts'

/**
 * Whether a recording cannot be replayed because its page does not survive it: Firefox ESR 153.8 ends the process of a page
 * whose fetch in mode no-cors is redirected to a mailto: URL.
 */
export const endsThePage = ({ steps }: Recording, browser: OtherBrowser): boolean =>
  browser === 'firefox' &&
  steps.some(({ request, hops }) => request.mode === 'no-cors' && hops.some(leadsToMail))

const leadsToMail = ({ response }: Hop) =>
  response !== null &&
  'headers' in response &&
  /^mailto:/i.test(getHeader(response.headers, 'location') ?? '')
