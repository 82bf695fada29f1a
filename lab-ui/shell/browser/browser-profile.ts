import { profiles, type Profile } from '../../../scenarios/fetch-standard/profiles/profiles.ts'
import { runningBrowser } from './running-browser.ts'

const measured: Readonly<Partial<Record<string, Profile>>> = profiles

/** How the browser decides in which this page runs; of one that was never measured, the standard is expected. */
export const browserProfile = (): Profile => measured[runningBrowser() ?? ''] ?? profiles.standard

/** A sentence about what the browser will do or did, with a word of caution where the browser was never measured. */
export const withDoubt = (sentence: string): string =>
  runningBrowser() === null
    ? `${sentence} This browser was never measured: expectations are the standard’s.`
    : sentence
