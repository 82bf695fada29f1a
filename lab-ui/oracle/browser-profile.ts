import { profiles, type Profile } from '../../scenarios/fetch-standard/profiles.ts'
import { runningBrowser } from '../browser/running-browser.ts'

const measured: Readonly<Partial<Record<string, Profile>>> = profiles

/** How the browser decides in which this page runs; of one that was never measured, the standard is expected. */
export const browserProfile = (): Profile => measured[runningBrowser() ?? ''] ?? profiles.standard
