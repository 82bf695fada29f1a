import { longestCachedUrl } from '../../../scenarios/fetch-standard/cache/chromium-cache-limits.ts'
import type { PageRequest } from '../../../scenarios/words/page-request.ts'
import { laneUrl } from '../../../scenarios/setup/request/lane-url.ts'
import { requestTarget } from '../../../scenarios/setup/request/request-target.ts'
import type { FieldNote } from '../../controls/fields/field-note.ts'

/** Stands for any lane: what a path becomes is the same on each, and its URL is as long where ports have four digits. */
const someLane = 'http://localhost:4100'

/** What of a path is not sent as it was typed; null where all of it is. */
export function pathNote({ origin, path }: Pick<PageRequest, 'origin' | 'path'>): FieldNote | null {
  const url = laneUrl(someLane, { origin, path }, '')
  if (url === null) {
    return {
      short: 'this makes no URL',
      whole: `The path "${path}" makes no URL. Begin it with a slash.`,
      isMistake: true,
    }
  }
  const fragment = /#.*$/s.exec(path)?.[0]
  if (fragment !== undefined) {
    return { short: `not sent: ${fragment}`, whole: `A fragment is never sent, so ${fragment} is left out.` }
  }
  const sent = requestTarget(url)
  if (sent !== path)
    return { short: `sent as ${sent}`, whole: `The browser makes a URL of it: ${sent} is sent.` }
  if (url.href.length > longestCachedUrl) {
    return {
      short: 'too long for the preflight cache',
      whole: `The URL has ${(longestCachedUrl + 1).toLocaleString('en')} characters or more: Chromium keeps no preflight of it.`,
    }
  }
  return null
}
