import { laneUrl } from '../../scenarios/attempt/lane-url.ts'
import { siteOf } from '../../scenarios/attempt/site.ts'
import type { PageRequest } from '../../scenarios/words/page-request.ts'
import type { FieldNote } from '../controls/field-note.ts'

/** Stands for any lane: they differ in their ports, and cookies ignore those. */
const someLane = 'http://localhost:65535'

/** Whether cookies will go along from a page origin; null where the request asks for none. */
export function cookieNote({
  origin,
  credentials,
}: Pick<PageRequest, 'origin' | 'credentials'>): FieldNote | null {
  if (credentials !== 'include') return null
  const lane = laneUrl(someLane, { origin, path: '/' }, '')?.hostname ?? ''
  if (origin === 'null')
    return {
      short: 'no cookies',
      whole: `An opaque origin is cross-site with ${lane}: no cookie of it goes along, whatever its SameSite says.`,
    }
  if (!URL.canParse(origin)) return null
  const page = new URL(origin).hostname
  const site = siteOf(lane)
  return siteOf(page) === site
    ? {
        short: 'cookies go along',
        whole: `${page} and ${lane} are one site, ${site}: cookies of ${lane} go along, whatever their SameSite says.`,
      }
    : {
        short: 'no cookies: another site',
        whole: `${page} is another site than ${lane}: no cookie goes along, not even one with SameSite=None, since the browser blocks those of third parties.`,
      }
}
