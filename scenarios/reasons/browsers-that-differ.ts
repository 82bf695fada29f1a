import type { DifferenceName } from '../fetch-standard/differences.ts'
import { profiles } from '../fetch-standard/profiles.ts'
import { browserNames, type BrowserName } from '../words/browser.ts'

/** The browsers whose profile leaves the letter of the standard in a property. */
export const browsersThatDiffer = (property: DifferenceName): readonly BrowserName[] =>
  // Some are lists or large integers.
  browserNames.filter((name) => String(profiles[name][property]) !== String(profiles.standard[property]))
